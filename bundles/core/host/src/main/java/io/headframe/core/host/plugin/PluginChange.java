package io.headframe.core.host.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** What somebody wants of the set of plugins. */
public sealed interface PluginChange {

  /** The command that asks for it, as {@code headframe plugin} takes it. */
  String command();

  /**
   * Bundles from the indexes. Each is named by its symbolic name or the id of a technique in it, with a version range
   * behind {@code @} where not the newest that fits is meant: {@code example.org/hello@[1.0,2)}, or {@code @1.2.3} for
   * exactly one.
   *
   * @param names at least one
   */
  record Install(List<String> names) implements PluginChange {

    /** Copies the list. */
    public Install {
      names = List.copyOf(names);
    }

    @Override
    public String command() {
      return "install " + String.join(" ", names);
    }
  }

  /**
   * A jar that lies somewhere.
   *
   * @param file the jar
   */
  record InstallFile(Path file) implements PluginChange {

    @Override
    public String command() {
      return "install " + file;
    }
  }

  /**
   * The newest versions in the indexes that fit.
   *
   * @param names symbolic names or ids of techniques; every plugin if there is none
   */
  record Update(List<String> names) implements PluginChange {

    /** Copies the list. */
    public Update {
      names = List.copyOf(names);
    }

    @Override
    public String command() {
      return "update" + (names.isEmpty() ? "" : " " + String.join(" ", names));
    }
  }

  /**
   * Plugins go, and those that were installed only because these needed them.
   *
   * @param names symbolic names or ids of techniques; at least one
   */
  record Remove(List<String> names) implements PluginChange {

    /** Copies the list. */
    public Remove {
      names = List.copyOf(names);
    }

    @Override
    public String command() {
      return "remove " + String.join(" ", names);
    }
  }

  /**
   * An earlier set, digest by digest.
   *
   * @param number of the set; the one before the current if it is empty
   */
  record RollBack(OptionalInt number) implements PluginChange {

    @Override
    public String command() {
      return "rollback" + (number.isPresent() ? " " + number.getAsInt() : "");
    }
  }

  /**
   * The set that a lock file pins, digest by digest.
   *
   * @param lock the file
   */
  record Frozen(Path lock) implements PluginChange {

    @Override
    public String command() {
      return "install --frozen " + lock;
    }
  }
}
