package io.headframe.core.host.plugin;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Where plugins are found: files and https addresses in the OSGi repository format. A service for any thread. */
@ProviderType
public interface PluginIndexes {

  /** The addresses that are used, in the order in which they were added. */
  List<String> addresses();

  /**
   * Uses one more, once it has been read.
   *
   * @param address a file or an https URL of an index
   * @return how many bundles it has
   * @throws io.headframe.core.error.HeadframeException if it cannot be read
   */
  int add(String address);

  /** Uses an address no more. */
  void remove(String address);

  /**
   * Bundles with a word in their symbolic name, description, or the id, title or summary of a technique; all that can
   * be installed by themselves if the word is empty. The newest version of each, by symbolic name.
   */
  List<Available> search(String word);

  /** Every version of a bundle, by symbolic name or the id of a technique in it, the newest first. */
  List<Available> versions(String name);

  /**
   * Fetches the newest version of every bundle of an index, whether the index is used or not.
   *
   * @param address a file or an https URL
   * @return the jars, each compared with its digest
   * @throws io.headframe.core.error.HeadframeException if the index or a jar cannot be read, or a jar is another
   */
  List<Path> jars(String address);

  /**
   * A bundle of an index.
   *
   * @param bundle symbolic name
   * @param version version
   * @param title of the bundle
   * @param description of the bundle
   * @param techniques the ids of its techniques
   * @param summaries what its methods compute, one sentence each
   * @param sha256 of the jar
   * @param size of the jar in bytes
   * @param index where it was found
   */
  record Available(
      String bundle,
      String version,
      String title,
      String description,
      List<String> techniques,
      List<String> summaries,
      String sha256,
      long size,
      String index) {}
}
