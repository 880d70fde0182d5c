package io.headframe.core.console.internal.distribution;

import io.headframe.core.console.internal.Invocation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that make distributions. */
@Command(name = "dist", synopsisSubcommandLabel = "COMMAND",
    description = "Make a distribution with exactly the methods that you name, out of this one.")
public final class DistCommand implements Runnable {

  @Spec
  private CommandSpec spec;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  private DistCommand() {}

  /** The command with its subcommands. */
  public static CommandLine of(Invocation invocation) {
    return new CommandLine(new DistCommand())
        .addSubcommand(new NewCommand(invocation))
        .addSubcommand(new BuildCommand(invocation));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "'dist' wants new or build");
  }
}
