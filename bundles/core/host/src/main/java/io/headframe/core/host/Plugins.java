package io.headframe.core.host;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** The plugins that were dropped into the plugins folder. A service. */
@ProviderType
public interface Plugins {

  /** The folder that is watched. A jar in it is installed, replaced when it is overwritten, removed when deleted. */
  Path folder();

  /** What is installed, by file name, and what was refused with the reason. */
  List<Plugin> list();

  /** Hears each change as a sentence, until the returned registration is closed. */
  AutoCloseable listen(Consumer<String> listener);

  /**
   * A jar of the folder.
   *
   * @param file its name
   * @param bundle symbolic name, or empty if it is none
   * @param version version, or empty
   * @param sha256 of the jar that is in use; empty if none is
   * @param methods ids of its methods that can be called
   * @param problem why the newest content of the file is not in use; empty if it is
   */
  record Plugin(
      String file, String bundle, String version, String sha256, List<String> methods, String problem) {}
}
