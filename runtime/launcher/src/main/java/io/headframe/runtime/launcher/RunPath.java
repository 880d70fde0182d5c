package io.headframe.runtime.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** What the class path gives to bundles, from the file that the distribution was resolved against. */
final class RunPath {

  private final Properties run = new Properties();

  private RunPath() {}

  static RunPath read(Path distribution) {
    Path file = distribution.resolve("etc/runpath.bnd");
    RunPath path = new RunPath();
    try (Reader reader = Files.newBufferedReader(file)) {
      path.run.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new LaunchException(e, LaunchFault.NO_RUNPATH, distribution, file, e.toString());
    }
    return path;
  }

  /** Framework properties for the packages and capabilities of the class path. */
  Map<String, String> framework() {
    return Map.of(
        "org.osgi.framework.system.packages.extra", all("-runsystempackages"),
        "org.osgi.framework.system.capabilities.extra", all("-runsystemcapabilities"));
  }

  /** Properties that libraries on the class path read from the process. */
  Map<String, String> process() {
    Map<String, String> properties = new HashMap<>();
    for (String property : all("-runproperties").split(",")) {
      int equals = property.indexOf('=');
      if (equals > 0) {
        properties.put(property.substring(0, equals).strip(), property.substring(equals + 1).strip());
      }
    }
    return properties;
  }

  /** The values of an instruction, in all its parts: as in bnd, a part has a name behind a dot. */
  private String all(String instruction) {
    return run.stringPropertyNames().stream()
        .filter(key -> key.equals(instruction) || key.startsWith(instruction + "."))
        .sorted().map(run::getProperty).collect(Collectors.joining(","));
  }
}
