package io.headframe.core.console.internal.distribution;

import io.headframe.core.distribution.Distributions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
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

  /**
   * The command with its subcommands.
   *
   * @param distributions takes indexes to look into as well
   * @param out where results go
   * @param json a value as a JSON document
   */
  public static CommandLine of(
      Function<List<Path>, Distributions> distributions, PrintStream out, Function<Object, String> json) {
    return new CommandLine(new DistCommand())
        .addSubcommand(new NewCommand(distributions, out, json))
        .addSubcommand(new BuildCommand(distributions, out, json));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "'dist' wants new or build");
  }
}
