package io.headframe.core.console.internal;

import io.headframe.core.console.internal.distribution.DistCommand;
import io.headframe.core.console.internal.plugin.PluginCommand;
import io.headframe.core.console.internal.project.NewCommand;
import io.headframe.core.error.HeadframeException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands, which the command line and the shell have in common. */
final class CommandTree {

  /** The names of the commands that both know. */
  static final List<String> NAMES =
      List.of("run", "train-lm", "train-draft", "generate", "bench", "bench-draft", "forecast", "backtest", "methods",
          "describe", "check", "runs", "show", "models", "plugin", "new", "dist", "explain", "help");

  static final String SHELL = "shell";

  static final String RUN = "run";
  private static final String HELP = "help";

  private static final String EXPLAIN = "'headframe explain ID' says more about an error.";

  private static final Logger LOG = LoggerFactory.getLogger(CommandTree.class);
  private static final int MOST_USAGE_WIDTH = 100;
  private static final int LEAST_USAGE_WIDTH = 60;

  private CommandTree() {}

  @Command(name = "headframe", description = "Run published methods on language models and look at the result.",
      versionProvider = Version.class)
  private static final class Top implements Runnable {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    private boolean version;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "No command is given");
    }
  }

  /** The version of Headframe and of Java. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"Headframe " + number() + ", Java " + System.getProperty("java.version")};
    }

    static String number() {
      Bundle bundle = FrameworkUtil.getBundle(CommandTree.class);
      return bundle == null ? "of no bundle" : bundle.getVersion().toString();
    }
  }

  /** The command line with every command; {@code shell} where there is one to enter. */
  static CommandLine of(Invocation invocation) {
    CommandLine line = new CommandLine(new Top());
    for (String name : NAMES) {
      if (name.equals(HELP) && invocation.shell() != null) {
        line.addSubcommand(command(SHELL, invocation));
      }
      line.addSubcommand(command(name, invocation));
    }
    return finished(line, invocation);
  }

  /**
   * Executes one line and gives its exit code. Where it begins with the name of a command, the others are not made:
   * Picocli takes longer to read their annotations than most of them run.
   */
  static int execute(Invocation invocation, String... words) {
    String first = words.length == 0 ? "" : words[0];
    boolean alone = !first.equals(HELP) && NAMES.contains(first) || first.equals(SHELL) && invocation.shell() != null;
    CommandLine line = alone
        ? finished(new CommandLine(new Top()).addSubcommand(command(first, invocation)), invocation)
        : of(invocation);
    return line.execute(words);
  }

  private static Object command(String name, Invocation invocation) {
    return switch (name) {
      case RUN -> new RunCommand(invocation);
      case "train-lm" -> MethodCommand.train(invocation);
      case "train-draft" -> MethodCommand.trainDraft(invocation);
      case "bench-draft" -> MethodCommand.benchDraft(invocation);
      case "generate" -> new GenerateCommand(invocation);
      case "forecast" -> SeriesCommand.of(invocation, SeriesCommand.Kind.FORECAST);
      case "backtest" -> SeriesCommand.of(invocation, SeriesCommand.Kind.BACKTEST);
      case "bench" -> MethodCommand.bench(invocation);
      case "methods" -> new MethodsCommand(invocation);
      case "describe" -> new DescribeCommand(invocation);
      case "check" -> new CheckCommand(invocation);
      case "runs" -> new RunsCommand(invocation);
      case "show" -> new ShowCommand(invocation);
      case "models" -> new ModelsCommand(invocation);
      case "new" -> NewCommand.of(invocation);
      case "dist" -> DistCommand.of(invocation);
      case "plugin" -> PluginCommand.of(invocation);
      case "explain" -> new ExplainCommand(invocation);
      case SHELL -> new ShellCommand(invocation);
      case HELP -> new HelpCommand();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static CommandLine finished(CommandLine line, Invocation invocation) {
    line.getSubcommands().values().forEach(CommandTree::explainExitCodes);
    line.getCommandSpec().usageMessage().footer(
        Stream.concat(Stream.of("", EXPLAIN), Arrays.stream(ExitCode.HELP)).toArray(String[]::new));
    configured(line, invocation.screen());
    line.setParameterExceptionHandler((error, arguments) -> fail(
        usage(error, first -> isMethod(invocation.services(), first)), invocation.screen()));
    CommandLine run = line.getSubcommands().get(RUN);
    if (run != null) {
      // What follows the id belongs to the method.
      run.setStopAtPositional(true);
    }
    return line;
  }

  private static void explainExitCodes(CommandLine command) {
    String[] footer = command.getCommandSpec().usageMessage().footer();
    command.getCommandSpec().usageMessage().footer(
        Stream.of(footer.length == 0 ? new String[0] : new String[] {""}, footer, ExitCode.HELP)
            .flatMap(Arrays::stream).toArray(String[]::new));
    command.getSubcommands().values().forEach(CommandTree::explainExitCodes);
  }

  /** Sets how a command line reads its arguments and says what is wrong with them. */
  static CommandLine configured(CommandLine line, Screen screen) {
    return line
        .setOut(new PrintWriter(screen.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(screen.err(), true, StandardCharsets.UTF_8))
        .setExpandAtFiles(false)
        .setUsageHelpWidth(Math.max(LEAST_USAGE_WIDTH, Math.min(MOST_USAGE_WIDTH, screen.width().getAsInt())))
        .setParameterExceptionHandler((error, arguments) -> fail(usage(error, first -> false), screen))
        .setExecutionExceptionHandler((error, command, parsed) -> fail(error, screen));
  }

  /** Says what went wrong in one line and gives the exit code. The stack trace of a fault goes to the log. */
  static int fail(Throwable error, Screen screen) {
    HeadframeException known = error instanceof HeadframeException ours ? ours
        : new HeadframeException(error, ConsoleError.UNEXPECTED, error);
    if (!known.causedByInput()) {
      LOG.error(known.getMessage(), error);
    }
    screen.out().flush();
    screen.err().println("error: " + known.getMessage() + " [" + known.id() + "]");
    return known.causedByInput() ? ExitCode.BAD_INPUT : ExitCode.FAULT;
  }

  private static boolean isMethod(Services services, String text) {
    return services.methods().list().stream().anyMatch(method -> method.id().equals(text));
  }

  private static HeadframeException usage(ParameterException error, Predicate<String> isMethod) {
    String message = error.getMessage().strip().replaceAll("\\s+", " ");
    String suggestion = "";
    if (error instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      suggestion = near.isEmpty() ? "" : " Did you mean " + near.get(0) + "?";
      String first = unmatched.getUnmatched().get(0);
      boolean command = !error.getCommandLine().getSubcommands().isEmpty();
      message = (first.startsWith("-") ? "There is no option '" : command ? "There is no command '"
          : "There is nothing that takes the argument '") + first + "'";
      if (command && isMethod.test(first)) {
        suggestion = " It is a method: 'headframe run " + first + "' runs it.";
      } else if (!command && !first.startsWith("-")) {
        suggestion = " Put a value that contains spaces in quotation marks.";
      }
    } else if (error.getCause() instanceof TypeConversionException && error.getArgSpec() instanceof OptionSpec option) {
      boolean whole = option.type() == long.class || option.type() == int.class;
      message = option.longestName() + " is '" + error.getValue() + "', but must be "
          + (whole ? "a whole number"
              : option.type() == Duration.class ? Deadline.FORM : "a number such as 0.5 or 1e-3");
    }
    return new HeadframeException(error, ConsoleError.USAGE, message.replaceAll("\\.$", ""), suggestion,
        error.getCommandLine().getCommandSpec().qualifiedName());
  }
}
