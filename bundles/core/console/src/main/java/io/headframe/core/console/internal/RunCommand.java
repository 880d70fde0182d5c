package io.headframe.core.console.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.MethodDescription;
import io.headframe.core.host.RunHandle;
import io.headframe.core.host.RunOutcome;
import io.headframe.core.host.RunRecord;
import io.headframe.core.host.Runs;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

@Command(name = "run", description = "Run a method.", footer = {
  "'headframe run ID --help' shows the options of a method.",
  "JSON: as 'headframe show --help' says."})
final class RunCommand extends ConsoleCommand {

  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  @Parameters(index = "0", paramLabel = "ID", description = "A method's id; 'headframe methods' lists them.")
  private String id;

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "OPTION",
      description = "The method's own options, and its text if it reads one.")
  private List<String> rest = List.of();

  RunCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    MethodDescription method = services.methods().describe(id);
    CommandLine line = CommandTree.configured(new CommandLine(MethodOptions.spec(method)), screen);
    line.setExecutionStrategy(parsed -> CommandLine.executeHelpRequest(parsed) != null
        ? ExitCode.SUCCESS : attempt(method, parsed));
    List<String> arguments = new ArrayList<>(rest);
    if (json) {
      arguments.add(MethodOptions.JSON);
    }
    return line.execute(arguments.toArray(String[]::new));
  }

  /** picocli hands what an execution strategy throws to nobody. */
  private int attempt(MethodDescription method, ParseResult parsed) {
    try {
      return run(method, parsed);
    } catch (RuntimeException error) {
      return CommandTree.fail(error, screen);
    }
  }

  private int run(MethodDescription method, ParseResult parsed) {
    boolean wantsJson = json || parsed.hasMatchedOption(MethodOptions.JSON);
    Runs.Request request = new Runs.Request(
        id, MethodOptions.values(parsed, method), MethodOptions.seed(parsed), MethodOptions.deadline(parsed));
    RunOutcome outcome;
    try (ProgressLine progress = new ProgressLine(screen, System::nanoTime)) {
      RunHandle handle = services.runs().start(request, progress);
      try {
        outcome = interrupts.during(handle::await, handle::cancel);
      } catch (InterruptedException e) {
        handle.cancel();
        return ExitCode.CANCELLED;
      }
    }
    return show(method, outcome, wantsJson);
  }

  private int show(MethodDescription method, RunOutcome outcome, boolean wantsJson) {
    RunRecord record = outcome.record();
    boolean succeeded = record.status() == RunRecord.Status.SUCCEEDED;
    RunResult result = succeeded ? RunResult.written(outcome, method.summary()) : new RunResult(outcome, null);
    if (wantsJson) {
      screen.out().println(result.json());
    } else if (succeeded) {
      print(screen.report().render(RunPages.brief(outcome, method.summary().title())));
    }
    if (record.status() == RunRecord.Status.CANCELLED) {
      screen.err().println("cancelled");
    } else if (!succeeded) {
      if (!isInput(outcome)) {
        LOG.error("run {} failed", record.id(), outcome.failure());
      }
      screen.err().println("error: " + record.error()
          + (outcome.failure() instanceof HeadframeException known ? " [" + known.id() + "]" : ""));
    }
    result.printPlaces(wantsJson || !succeeded ? screen.err() : screen.out());
    return switch (record.status()) {
      case SUCCEEDED -> ExitCode.SUCCESS;
      case CANCELLED -> ExitCode.CANCELLED;
      case FAILED -> isInput(outcome) ? ExitCode.BAD_INPUT : ExitCode.FAULT;
    };
  }

  private static boolean isInput(RunOutcome outcome) {
    return outcome.failure() instanceof HeadframeException known && known.causedByInput();
  }
}
