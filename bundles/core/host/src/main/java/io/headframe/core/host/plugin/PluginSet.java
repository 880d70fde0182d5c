package io.headframe.core.host.plugin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A set of plugins, pinned by digests. Sets are numbered; the numbers grow, and a set never changes.
 *
 * @param number from 1; 0 is the empty set of a new home
 * @param created when, as UTC
 * @param command what made it
 * @param plugins the bundles, by symbolic name
 * @param folder the files of the plugins folder that were taken in, each with the digest of the content that was seen
 * @param untried whether it takes effect with a start that has not happened yet
 * @param reason why the set before it was left, where the platform left it by itself; otherwise empty
 */
public record PluginSet(
    int number,
    Instant created,
    String command,
    List<Entry> plugins,
    Map<String, String> folder,
    boolean untried,
    String reason) {

  /** Copies the collections. */
  public PluginSet {
    plugins = List.copyOf(plugins);
    folder = Map.copyOf(folder);
  }

  /** The entry of a bundle. */
  public Optional<Entry> plugin(String bundle) {
    return plugins.stream().filter(entry -> entry.bundle().equals(bundle)).findFirst();
  }

  /**
   * One bundle.
   *
   * @param bundle symbolic name
   * @param version version
   * @param sha256 of the jar, in hexadecimal
   * @param size of the jar in bytes
   * @param source where the jar came from: the address of an index or a file
   * @param location where the jar can be had again: a URI
   * @param file the file of the plugins folder that it follows; empty if it follows none
   * @param wanted whether somebody asked for it; false if another plugin needs it
   */
  public record Entry(
      String bundle,
      String version,
      String sha256,
      long size,
      String source,
      String location,
      String file,
      boolean wanted) {

    @Override
    public String toString() {
      return bundle + " " + version;
    }
  }
}
