package io.headframe.core.distribution;

import io.headframe.core.distribution.internal.FolderWriter;
import io.headframe.core.distribution.internal.JarWriter;
import io.headframe.core.distribution.internal.Pool;
import io.headframe.core.distribution.internal.Proposal;
import io.headframe.core.distribution.internal.Resolution;
import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.BundleContext;

/**
 * Makes distributions out of the bundles of the one that runs, and of published ones. Nothing of the running
 * one changes.
 */
public final class Distributions {

  private final BundleContext context;
  private final List<Path> published;

  /**
   * Reads nothing yet.
   *
   * @param context of a bundle in the running framework
   * @param published jars of other bundles, plugins for example
   */
  public Distributions(BundleContext context, List<Path> published) {
    this.context = context;
    this.published = List.copyOf(published);
  }

  /**
   * Writes a bndrun for a distribution with some methods: it requires their bundles, the command line, and what opens
   * the methods' parameters and models.
   *
   * @param name name of the distribution
   * @param methods ids of methods
   * @param models ids of embedded models and of architectures; empty for all that are here
   * @return the text, with comments
   * @throws io.headframe.core.error.HeadframeException if there is no such method or model, or a jar is no
   *     bundle
   */
  public String propose(String name, List<String> methods, List<String> models) {
    return Proposal.of(Pool.of(context, published), context, name, methods, models);
  }

  /**
   * Finds the fewest bundles that meet a definition, with the framework's own resolver.
   *
   * @throws io.headframe.core.error.HeadframeException if something is required that is not here, in which case the
   *     message names who requires it, or if a jar is no bundle
   */
  public Contents resolve(Definition definition) {
    return Resolution.of(Pool.of(context, published), context, definition);
  }

  /**
   * Writes a distribution as a folder, which can then be moved. It appears whole or not at all.
   *
   * @param folder must not exist
   * @return its size in bytes
   */
  public long writeFolder(Contents contents, Path folder) {
    return FolderWriter.write(contents, folder);
  }

  /**
   * Writes a distribution as one jar that {@code java -jar} starts. It appears whole or not at all.
   *
   * @param file must not exist
   * @return its size in bytes
   */
  public long writeJar(Contents contents, Path file) {
    return JarWriter.write(contents, file);
  }
}
