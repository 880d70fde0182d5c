package io.headframe.core.console.internal.distribution;

import io.headframe.core.distribution.Distributions;
import io.headframe.core.error.HeadframeException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "new", description = "Write NAME.bndrun, which says what a distribution must hold.",
    footer = "JSON: {file}.")
final class NewCommand implements Callable<Integer> {

  private final Function<List<Path>, Distributions> distributions;
  private final PrintStream out;
  private final Function<Object, String> json;

  @Parameters(paramLabel = "NAME", description = "What the distribution is called; a folder before it is kept.")
  private Path name;

  @Option(names = "--method", paramLabel = "<id>", required = true, split = ",",
      description = "A method that it must have; may be repeated.")
  private List<String> methods;

  @Option(names = "--model", paramLabel = "<id>", split = ",",
      description = "An embedded model or an architecture that it must have; may be repeated; default: all.")
  private List<String> models = List.of();

  @Option(names = "--index", paramLabel = "<file>",
      description = "Look for methods among the bundles of an index too, a file; may be repeated.")
  private List<Path> indexes = List.of();

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  @Option(names = "--json", description = "Print the result alone, as one JSON document.")
  private boolean asJson;

  NewCommand(Function<List<Path>, Distributions> distributions, PrintStream out, Function<Object, String> json) {
    this.distributions = distributions;
    this.out = out;
    this.json = json;
  }

  @Override
  public Integer call() {
    Path file = name.resolveSibling(name.getFileName() + ".bndrun").toAbsolutePath().normalize();
    String text = distributions.apply(indexes).propose(name.getFileName().toString(), methods, models);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new HeadframeException(e, DistError.FILE_EXISTS, file);
    } catch (IOException e) {
      throw new HeadframeException(e, DistError.FILE_NOT_WRITTEN, file, e.toString());
    }
    if (asJson) {
      out.println(json.apply(Map.of("file", file)));
    } else {
      out.println("definition: " + file + "\nbuild it:   headframe dist build " + file);
    }
    return 0;
  }
}
