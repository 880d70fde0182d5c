package io.headframe.core.console.internal.distribution;

import io.headframe.core.console.internal.ExitCode;
import io.headframe.core.console.internal.Invocation;
import io.headframe.core.error.HeadframeException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "new", description = "Write NAME.bndrun, which says what a distribution must hold.",
    footer = "JSON: {file}.")
final class NewCommand extends DistributionCommand {

  @Parameters(paramLabel = "NAME", description = "What the distribution is called; a folder before it is kept.")
  private Path name;

  @Option(names = "--method", paramLabel = "<id>", required = true, split = ",",
      description = "A method that it must have; may be repeated.")
  private List<String> methods;

  @Option(names = "--model", paramLabel = "<id>", split = ",",
      description = "An embedded model or an architecture that it must have; may be repeated; default: all.")
  private List<String> models = List.of();

  NewCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    Path file = name.resolveSibling(name.getFileName() + ".bndrun").toAbsolutePath().normalize();
    String text = distributions().propose(name.getFileName().toString(), methods, models);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new HeadframeException(e, DistError.FILE_EXISTS, file);
    } catch (IOException e) {
      throw new HeadframeException(e, DistError.FILE_NOT_WRITTEN, file, e.toString());
    }
    if (json) {
      printJson(Map.of("file", file));
    } else {
      print("definition: " + file + "\nbuild it:   headframe dist build " + file + "\n");
    }
    return ExitCode.SUCCESS;
  }
}
