package io.headframe.runtime.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What to start. Immutable.
 *
 * @param distribution the folder that holds {@code bundles} and {@code etc}, and {@code natives} where it has them
 * @param home the folder of the user: logs, plugins, runs
 * @param arguments what stood on the command line, handed to the bundles
 * @param properties framework properties that are set in addition; they win over those of the launcher
 * @param patience how long to wait for a bundle to offer the main task or a service
 * @param shared classes of the application whose packages bundles use too, instead of their own copies
 */
public record Configuration(
    Path distribution,
    Path home,
    List<String> arguments,
    Map<String, String> properties,
    Duration patience,
    List<Class<?>> shared) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Makes the folders absolute and copies the collections. */
  public Configuration {
    distribution = distribution.toAbsolutePath().normalize();
    home = home.toAbsolutePath().normalize();
    arguments = List.copyOf(arguments);
    properties = Map.copyOf(properties);
    shared = List.copyOf(shared);
  }

  /** Without additional properties and shared classes, waiting up to 10 s. */
  public static Configuration of(Path distribution, Path home, List<String> arguments) {
    return new Configuration(distribution, home, arguments, Map.of(), PATIENCE, List.of());
  }

  /**
   * The same, with types that the application and the bundles have in common: services that it asks for, and what
   * those take and give. Every package that the jar of such a class exports is shared, and so is every package that
   * this jar imports and another jar of the class path exports. Jars say so in their manifests.
   */
  public Configuration sharing(Class<?>... types) {
    List<Class<?>> all = new ArrayList<>(shared);
    all.addAll(List.of(types));
    return new Configuration(distribution, home, arguments, properties, patience, all);
  }

  /** The same, waiting as long for the main task or a service. */
  public Configuration waiting(Duration longest) {
    return new Configuration(distribution, home, arguments, properties, longest, shared);
  }
}
