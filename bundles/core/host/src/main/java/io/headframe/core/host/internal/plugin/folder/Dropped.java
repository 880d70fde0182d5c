package io.headframe.core.host.internal.plugin.folder;

import io.headframe.core.host.plugin.PluginSet;
import java.nio.file.Path;
import java.util.List;

/** What the folder asks for. */
public interface Dropped {

  /** The set in use. */
  PluginSet current();

  /**
   * Installs a jar, or lets it take the place of what came from the same file.
   *
   * @param file the file of the folder
   * @param sha256 its content, which lies in the store
   * @return what happened, one sentence each
   * @throws io.headframe.core.error.HeadframeException if it is refused
   */
  List<String> install(Path file, String sha256);

  /**
   * Removes what came from a file.
   *
   * @return what happened, one sentence each
   * @throws io.headframe.core.error.HeadframeException if it is refused
   */
  List<String> remove(String file);
}
