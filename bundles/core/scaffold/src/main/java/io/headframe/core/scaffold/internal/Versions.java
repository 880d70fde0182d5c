package io.headframe.core.scaffold.internal;

import java.util.Map;

/**
 * What generated projects are built with.
 *
 * @param properties of versions.properties
 */
record Versions(Map<String, String> properties) {

  private static final String OURS = "io.headframe";

  /** An artifact of ours. */
  Dependency ours(String artifact, String scope) {
    return new Dependency(OURS, artifact, "${headframe.version}", scope);
  }

  /**
   * An artifact of others.
   *
   * @param name what versions.properties calls it
   */
  Dependency library(String name, String scope) {
    String[] parts = properties.get("library." + name).split(":");
    return new Dependency(parts[0], parts[1], parts[2], scope);
  }

  /** A dependency of Maven's. */
  record Dependency(String group, String artifact, String version, String scope) {

    Map<String, String> values() {
      return Map.of("dependency.group", group, "dependency.artifact", artifact, "dependency.version", version,
          "dependency.scope", scope);
    }
  }
}
