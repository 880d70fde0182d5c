package io.headframe.runtime.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to start. Immutable.
 *
 * @param distribution the folder that holds {@code bundles} and {@code etc}, and {@code natives} where it has them
 * @param home the folder of the user: logs, plugins, runs
 * @param arguments what stood on the command line, handed to the bundles
 * @param properties framework properties that are set in addition; they win over those of the launcher
 * @param patience how long to wait for a bundle to offer the main task
 */
public record Configuration(
    Path distribution, Path home, List<String> arguments, Map<String, String> properties, Duration patience) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Makes the folders absolute and copies the collections. */
  public Configuration {
    distribution = distribution.toAbsolutePath().normalize();
    home = home.toAbsolutePath().normalize();
    arguments = List.copyOf(arguments);
    properties = Map.copyOf(properties);
  }

  /** Without additional properties, waiting up to 10 s for the main task. */
  public static Configuration of(Path distribution, Path home, List<String> arguments) {
    return new Configuration(distribution, home, arguments, Map.of(), PATIENCE);
  }
}
