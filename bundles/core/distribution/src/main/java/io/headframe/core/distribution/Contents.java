package io.headframe.core.distribution;

import java.nio.file.Path;
import java.util.List;

/**
 * What a distribution holds.
 *
 * @param definition what was asked for
 * @param source the folder of the distribution that everything comes from
 * @param bundles the bundles, by name
 * @param natives whether a bundle computes with the engine, so that its native libraries come along
 */
public record Contents(Definition definition, Path source, List<BundleFile> bundles, boolean natives) {

  /** Copies the list. */
  public Contents {
    bundles = List.copyOf(bundles);
  }

  /** Ids of the methods of all bundles, sorted. */
  public List<String> methods() {
    return bundles.stream().flatMap(bundle -> bundle.methods().stream()).sorted().toList();
  }

  /**
   * A bundle.
   *
   * @param name symbolic name
   * @param version version
   * @param file its jar
   * @param bytes size of the jar
   * @param methods ids of the methods in it
   */
  public record BundleFile(String name, String version, Path file, long bytes, List<String> methods) {}
}
