package io.headframe.core.console.internal.distribution;

import io.headframe.core.console.internal.ExitCode;
import io.headframe.core.console.internal.Invocation;
import io.headframe.core.distribution.Contents;
import io.headframe.core.distribution.Definition;
import io.headframe.core.distribution.Distributions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "build", description = {
    "Make the distribution that a definition describes, as a folder or as one jar. It holds the bundles that the "
    + "definition requires and what those need, copied from this distribution."},
    footer = "JSON: {name, place, methods, bundles (each {name, version, bytes}), bundleBytes, bytes, command}.")
final class BuildCommand extends DistributionCommand {

  @Parameters(paramLabel = "FILE", description = "A definition, as 'headframe dist new' writes it.")
  private Path file;

  @ArgGroup
  private Place place = new Place();

  /** One of the two, or neither. */
  static final class Place {
    @Option(names = "--to", paramLabel = "<folder>",
        description = "Write a folder, which must not exist; default: one with the definition's name, here.")
    private Path folder;

    @Option(names = "--jar", paramLabel = "<file>",
        description = "Write one jar, which java -jar starts; it unpacks itself once into the user's cache folder.")
    private Path jar;
  }

  BuildCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    Definition definition = Definition.read(file);
    Distributions from = distributions();
    Contents contents = from.resolve(definition);
    Path target = (place.jar != null ? place.jar : place.folder != null ? place.folder : Path.of(definition.name()))
        .toAbsolutePath().normalize();
    long bytes = place.jar != null
        ? from.writeJar(contents, target) : from.writeFolder(contents, target);
    String command = place.jar != null ? "java -jar " + target : target.resolve("bin/headframe").toString();
    long bundleBytes = contents.bundles().stream().mapToLong(Contents.BundleFile::bytes).sum();
    if (json) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("name", definition.name());
      result.put("place", target);
      result.put("methods", contents.methods());
      result.put("bundles", contents.bundles().stream().map(bundle -> Map.of(
          "name", bundle.name(), "version", bundle.version(), "bytes", bundle.bytes())).toList());
      result.put("bundleBytes", bundleBytes);
      result.put("bytes", bytes);
      result.put("command", command);
      printJson(result);
      return ExitCode.SUCCESS;
    }
    PrintStream out = screen.out();
    for (Contents.BundleFile bundle : contents.bundles()) {
      out.printf(Locale.ROOT, "%9s  %s %s%n", size(bundle.bytes()), bundle.name(), bundle.version());
    }
    List<String> methods = contents.methods();
    out.printf("%n%d bundles, %s; with launcher%s %s%n", contents.bundles().size(), size(bundleBytes),
        contents.natives() ? " and native libraries" : "", size(bytes));
    out.println("methods: " + (methods.isEmpty() ? "none" : String.join(", ", methods)));
    out.println("written: " + target);
    out.println("start:   " + command + (methods.isEmpty() ? " --help" : " run " + methods.get(0)));
    return ExitCode.SUCCESS;
  }

  private static String size(long bytes) {
    return bytes < 1e6 ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
