package io.headframe.runtime.acceptance;

import java.nio.file.Path;
import java.util.List;

/**
 * Something that is wrong, and what must be said about it.
 *
 * @param name what is wrong
 * @param id the error that is said
 * @param says parts of the sentence: what is wrong with which value, and what to do
 * @param how makes it
 */
record BrokenSetup(String name, String id, List<String> says, How how) {

  /** The way in which something is broken. */
  sealed interface How {}

  /** A plugin in the plugins folder. */
  @FunctionalInterface
  non-sealed interface Plugin extends How {
    /**
     * The content of the file.
     *
     * @param good a plugin that is not broken
     */
    byte[] content(PluginJar good) throws Exception;
  }

  /** A line that is typed into the shell. */
  @FunctionalInterface
  non-sealed interface Line extends How {
    /** @param folder an empty one, for files that the line names */
    String typed(Path folder) throws Exception;
  }

  /** A process that cannot start. */
  @FunctionalInterface
  non-sealed interface Start extends How {
    /**
     * Breaks what the process begins with.
     *
     * @param process runs a command of the distribution
     * @param distribution a copy of the distribution, which the process uses
     * @param folder an empty one
     * @param good a plugin that is not broken
     */
    void breakIt(ProcessBuilder process, Path distribution, Path folder, PluginJar good) throws Exception;
  }

  static BrokenSetup plugin(String name, String id, Plugin plugin, String... says) {
    return new BrokenSetup(name, id, List.of(says), plugin);
  }

  static BrokenSetup line(String name, String id, Line line, String... says) {
    return new BrokenSetup(name, id, List.of(says), line);
  }

  static BrokenSetup start(String name, String id, Start start, String... says) {
    return new BrokenSetup(name, id, List.of(says), start);
  }

  @Override
  public String toString() {
    return name;
  }
}
