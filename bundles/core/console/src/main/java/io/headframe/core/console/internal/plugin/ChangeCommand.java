package io.headframe.core.console.internal.plugin;

import io.headframe.core.console.internal.ConsoleCommand;
import io.headframe.core.console.internal.ExitCode;
import io.headframe.core.console.internal.Invocation;
import io.headframe.core.console.internal.ProgressLine;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.plugin.PluginChange;
import io.headframe.core.host.plugin.PluginPlan;
import io.headframe.core.host.plugin.PluginSets;
import io.headframe.core.host.plugin.PluginSets.Applied;
import java.util.Map;
import picocli.CommandLine.Option;

/** A change of the set of plugins: shows the plan, and applies it unless only the plan is asked for. */
abstract class ChangeCommand extends ConsoleCommand {

  /** Another change came between the plan and its application. */
  private static final String OUT_OF_DATE = "HF-PLUGIN-030";
  private static final int ATTEMPTS = 3;

  private final boolean applies;

  @Option(names = "--wires", description = "Show also who is wired to whom.")
  private boolean wires;

  ChangeCommand(Invocation invocation, boolean applies) {
    super(invocation);
    this.applies = applies;
  }

  /** What is asked for. */
  abstract PluginChange change();

  @Override
  public Integer call() {
    PluginSets sets = services.plugin().sets();
    Thread waiting = Thread.currentThread();
    return interrupts.during(() -> {
      for (int attempt = 1; true; attempt++) {
        PluginPlan plan = sets.plan(change());
        if (!json) {
          print(PlanText.of(plan, screen.report(), wires));
        }
        if (!applies) {
          return planned(plan);
        }
        try {
          return applied(plan, sets);
        } catch (HeadframeException overtaken) {
          if (attempt == ATTEMPTS || !overtaken.id().equals(OUT_OF_DATE)) {
            throw overtaken;
          }
          screen.err().println("The plugins were changed by somebody else meanwhile; planning again.");
        }
      }
    }, waiting::interrupt);
  }

  private int planned(PluginPlan plan) {
    if (json) {
      printJson(plan);
    } else if (!plan.isEmpty()) {
      print("\nApply it with: headframe plugin " + plan.change().command() + "\n");
    }
    return ExitCode.SUCCESS;
  }

  private int applied(PluginPlan plan, PluginSets sets) {
    Applied applied;
    try (ProgressLine progress = new ProgressLine(screen, System::nanoTime)) {
      applied = sets.apply(plan, doing -> progress.report(0, doing));
    }
    if (json) {
      printJson(Map.of("plan", plan, "set", applied.set().number(), "done", applied.done()));
      return ExitCode.SUCCESS;
    }
    if (plan.isEmpty()) {
      print(applied.set().number() == plan.base() ? ""
          : "Only what is noted of the plugins changes, in set " + applied.set().number() + ".\n");
    } else {
      print("\n");
      applied.done().forEach(sentence -> print(sentence + "\n"));
      print(applied.set().untried()
          ? "Set " + applied.set().number() + " is used from the next start on.\n"
          : "Set " + applied.set().number() + " is in use; 'headframe plugin rollback' goes back.\n");
    }
    return ExitCode.SUCCESS;
  }
}
