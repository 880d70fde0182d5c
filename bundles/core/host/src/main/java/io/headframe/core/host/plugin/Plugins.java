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
   * Asks techniques whether they work. Each is asked on a thread of its own and has 30 s to answer.
   *
   * @param names symbolic names of bundles, also of the distribution, or ids of techniques; every plugin if there is
   *     none
   * @throws io.headframe.core.error.HeadframeException if there is nothing with such a name
   */
  List<Health> checkHealth(List<String> names);

  /**
   * What a technique answered.
   *
   * @param bundle whose it is, symbolic name and version
   * @param kind its extension point, for people
   * @param technique its id
   * @param state what it answered
   * @param reason why it does not work, or why nobody knows; empty if it works
   * @param seconds how long it took
   */
  record Health(String bundle, String kind, String technique, State state, String reason, double seconds) {

    /** An answer. */
    public enum State {
      /** It works. */
      HEALTHY,
      /** It does not. */
      ILL,
      /** It has no health check. */
      UNKNOWN
    }
  }

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
