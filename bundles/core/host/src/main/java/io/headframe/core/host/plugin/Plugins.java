package io.headframe.core.host.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** The plugins of this runtime: bundles that are not part of its distribution. A service; any thread may call it. */
@ProviderType
public interface Plugins {

  /** The folder that is watched. A jar in it is installed, replaced when it is overwritten, removed when deleted. */
  Path folder();

  /** What is installed, by symbolic name, and then the files of the folder that were refused. */
  List<Plugin> list();

  /** Hears each change as a sentence, until the returned registration is closed. */
  AutoCloseable listen(Consumer<String> listener);

  /**
   * A plugin.
   *
   * @param file the file of the folder that it follows; empty if it follows none
   * @param bundle symbolic name, or empty for a file that is no bundle
   * @param version version, or empty
   * @param sha256 of the jar that is in use; empty if none is
   * @param source where it came from: the address of an index or a file
   * @param wanted whether somebody asked for it; false if another plugin needs it
   * @param methods ids of its methods that can be called
   * @param problem why it, or the newest content of its file, is not in use; empty if it is
   */
  record Plugin(
      String file,
      String bundle,
      String version,
      String sha256,
      String source,
      boolean wanted,
      List<String> methods,
      String problem) {}
}
