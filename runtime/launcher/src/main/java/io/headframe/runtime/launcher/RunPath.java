package io.headframe.runtime.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** What the class path gives to bundles, from the file that the distribution was resolved against. */
final class RunPath {

  private RunPath() {}

  /** Framework properties for the packages and capabilities of the class path. */
  static Map<String, String> read(Path distribution) {
    Path file = distribution.resolve("etc/runpath.bnd");
    Properties run = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      run.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new LaunchException(e, LaunchFault.NO_RUNPATH, distribution, file, e.toString());
    }
    return Map.of(
        "org.osgi.framework.system.packages.extra", run.getProperty("-runsystempackages", ""),
        "org.osgi.framework.system.capabilities.extra", run.getProperty("-runsystemcapabilities", ""));
  }
}
