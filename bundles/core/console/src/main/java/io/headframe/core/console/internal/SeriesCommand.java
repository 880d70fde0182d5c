package io.headframe.core.console.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.MethodDescription;
import io.headframe.core.host.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * A method on time series as a command of its own: what {@code headframe run forecast} and {@code headframe run
 * backtest} do, with examples in its help, and the file put where it is wanted.
 */
final class SeriesCommand implements Callable<Integer> {

  private static final String OUT = "--out";

  /** The parameter that says what the file of a run is, and how its name ends. */
  private static final String FORMAT = "format";

  /** The methods that are commands, by their ids. */
  enum Kind {
    FORECAST("Forecast what follows the series of a file, with intervals, as a chart and a file.", false,
        "headframe forecast theta --data FILE.csv --horizon 96",
        "headframe forecast ols --data FILE.csv,missing=interpolate --horizon 48 --input 336 --level 80,95",
        "headframe forecast ttm --checkpoint ttm_r2_512_96.pth --data FILE.csv --horizon 96 --out next.parquet"),
    BACKTEST("Test forecasters on the past of the series of a file, cutoff after cutoff.", true,
        "headframe backtest seasonal-naive theta ols --data FILE.csv --windows 8 --horizon 96",
        "headframe backtest ttm theta --checkpoint ttm_r2_512_96.pth --data FILE.csv --horizon 96 --out past.csv");

    private final String description;
    private final boolean several;
    private final List<String> examples;

    Kind(String description, boolean several, String... examples) {
      this.description = description;
      this.several = several;
      this.examples = List.of(examples);
    }

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Invocation invocation;
  private final Kind kind;
  private final CommandSpec spec;
  private MethodDescription method;

  private SeriesCommand(Invocation invocation, Kind kind) {
    this.invocation = invocation;
    this.kind = kind;
    this.spec = CommandSpec.wrapWithoutInspection(this).name(kind.id()).interpolateVariables(false);
  }

  /** The command; without options where the distribution lacks the method, which is said when it is called. */
  static CommandSpec of(Invocation invocation, Kind kind) {
    SeriesCommand command = new SeriesCommand(invocation, kind);
    command.spec.usageMessage().description(kind.description).sortOptions(false);
    if (invocation.services().methods().list().stream().anyMatch(each -> each.id().equals(kind.id()))) {
      command.addOptions(invocation.services().methods().describe(kind.id()));
    } else {
      command.spec.parser().unmatchedArgumentsAllowed(true);
    }
    return command.spec;
  }

  private void addOptions(MethodDescription described) {
    method = described;
    spec.addOption(OptionSpec.builder(OUT).type(String.class).paramLabel("<path>").description(
        "Put the forecasts into this file, too, whose name ends with .csv or .parquet; it is replaced if it exists;"
            + " default: only with the run.").build());
    MethodOptions.add(spec, method, kind.several);
    List<String> footer = Stream.of(List.of("Examples:"), kind.examples.stream().map(each -> "  " + each).toList(),
        List.of("", "'headframe methods' and 'headframe describe " + kind.id() + "' say more.",
            "JSON: as 'headframe show --help' says.")).flatMap(List::stream).toList();
    spec.usageMessage().footer(footer.toArray(String[]::new));
  }

  @Override
  public Integer call() {
    if (method == null) {
      throw new HeadframeException(ConsoleError.NO_FORECASTS, kind.id());
    }
    ParseResult parsed = spec.commandLine().getParseResult();
    String out = parsed.matchedOptionValue(OUT, (String) null);
    if (out == null) {
      return run(parsed, Map.of(), outcome -> { });
    }
    Path target = target(out);
    String format = format(target, parsed.matchedOptionValue("--" + FORMAT, ""));
    return run(parsed, Map.of(FORMAT, format),
        outcome -> copy(outcome.folder().resolve(kind.id() + "." + format), target));
  }

  private int run(ParseResult parsed, Map<String, String> also, Consumer<RunOutcome> succeeded) {
    return new MethodRun(invocation, method, also, succeeded).run(parsed, parsed.hasMatchedOption(MethodOptions.JSON));
  }

  /** What the ending of a name stands for. */
  private String format(Path target, String said) {
    List<String> formats = method.parameters().stream().filter(each -> each.name().equals(FORMAT))
        .findFirst().orElseThrow().choices();
    String allowed = formats.stream().map(each -> "." + each).collect(Collectors.joining(" or "));
    String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
    String format = formats.stream().filter(each -> name.endsWith("." + each)).findFirst().orElseThrow(
        () -> new HeadframeException(ConsoleError.OTHER_FILE, target, "that kind of file is not written", allowed));
    if (!said.isEmpty() && !said.equals(format)) {
      throw new HeadframeException(ConsoleError.OTHER_FILE, target, "--format says " + said, "." + said);
    }
    return format;
  }

  /** Said before anything is computed. */
  private static Path target(String out) {
    try {
      Path target = Path.of(out).toAbsolutePath();
      if (Files.isDirectory(target) || !Files.isDirectory(target.getParent())) {
        throw new HeadframeException(ConsoleError.FILE_NOT_WRITTEN, out,
            Files.isDirectory(target) ? "it is a folder" : "there is no folder " + target.getParent());
      }
      return target;
    } catch (InvalidPathException noPath) {
      throw new HeadframeException(noPath, ConsoleError.FILE_NOT_WRITTEN, out, "it is no path");
    }
  }

  private static void copy(Path file, Path target) {
    try {
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new HeadframeException(e, ConsoleError.FILE_NOT_WRITTEN, target, e);
    }
  }
}
