package io.headframe.core.console.internal.plugin;

import io.headframe.core.console.internal.Invocation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What there is to do with plugins: each is a command of its own behind this one. */
@Command(name = "plugin", description = "Find, install, update and remove plugins, and go back.")
public final class PluginCommand implements Runnable {

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  @Spec
  private CommandSpec spec;

  private PluginCommand() {}

  /** The command with the commands behind it. */
  public static CommandLine of(Invocation invocation) {
    CommandLine plan = new CommandLine(new PlanCommand());
    CommandLine line = new CommandLine(new PluginCommand())
        .addSubcommand(new ListCommand(invocation))
        .addSubcommand(new SearchCommand(invocation))
        .addSubcommand(new InfoCommand(invocation))
        .addSubcommand(plan);
    for (boolean applies : new boolean[] {false, true}) {
      CommandLine parent = applies ? line : plan;
      parent.addSubcommand(new InstallCommand(invocation, applies))
          .addSubcommand(new UpdateCommand(invocation, applies))
          .addSubcommand(new RemoveCommand(invocation, applies))
          .addSubcommand(new RollbackCommand(invocation, applies));
    }
    return line
        .addSubcommand(new HistoryCommand(invocation))
        .addSubcommand(new LockCommand(invocation))
        .addSubcommand(new HealthCommand(invocation))
        .addSubcommand(new ResetCommand(invocation))
        .addSubcommand(IndexCommand.of(invocation));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "No command is given");
  }

  /** Its commands say what the commands of the same names would do. */
  @Command(name = "plan", description = "Show what a change would do. Nothing is touched.")
  private static final class PlanCommand implements Runnable {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "No change is given");
    }
  }
}
