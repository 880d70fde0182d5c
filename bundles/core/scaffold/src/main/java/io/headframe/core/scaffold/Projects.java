package io.headframe.core.scaffold;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Writes projects of plugins to start one's own from. Each builds by itself with Maven, against the interfaces that the
 * running distribution publishes in its {@code repository} folder. A service; any thread may call it.
 */
@ProviderType
public interface Projects {

  /** What can be made, in alphabetical order: one kind for each extension point. */
  List<Kind> kinds();

  /**
   * Writes a project into a new folder.
   *
   * @throws io.headframe.core.error.HeadframeException if there is no such kind, the name cannot be used, the folder
   *     exists or cannot be written, or the distribution publishes no interfaces
   */
  Project write(Request request);

  /**
   * A kind of projects.
   *
   * @param name what users type
   * @param description what a plugin of this kind is, a phrase
   */
  record Kind(String name, String description) {}

  /**
   * What is asked for.
   *
   * @param kind the name of a kind
   * @param name {@code example.org/longest-token}, or {@code longest-token} where a group is given
   * @param group Maven's, {@code org.example}, for a name without an owner; otherwise empty
   * @param parent where the new folder goes, which has the last part of the name
   */
  record Request(String kind, String name, String group, Path parent) {}

  /**
   * What was written.
   *
   * @param kind its kind
   * @param id the id of its technique
   * @param folder the new folder, absolute
   * @param files in alphabetical order, relative to the folder
   * @param next commands that build it, install it and use it
   */
  record Project(String kind, String id, Path folder, List<String> files, List<String> next) {

    /** Copies the lists. */
    public Project {
      files = List.copyOf(files);
      next = List.copyOf(next);
    }
  }
}
