package io.headframe.core.host.plugin;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Plans changes of the set of plugins and applies them. A service; any thread may call it, and several processes may
 * share a home: one change at a time is applied, and the others follow it.
 */
@ProviderType
public interface PluginSets {

  /** The set in use. */
  PluginSet current();

  /**
   * Works out what a change would do. Nothing is installed, stopped or written but a copy of an index that was fetched.
   *
   * @throws io.headframe.core.error.HeadframeException if it cannot be done; one sentence names both sides of a
   *     conflict and what helps
   */
  PluginPlan plan(PluginChange change);

  /**
   * Does exactly what a plan says. New versions are started and checked beside those in use, then the set is written,
   * then calls go to the new versions while running calls end on the old ones.
   *
   * @param progress hears what is done now, a few words
   * @return the new set and what happened
   * @throws io.headframe.core.error.HeadframeException if anything fails; the set before stays in use, and the reason
   *     is kept in the history
   */
  Applied apply(PluginPlan plan, Consumer<String> progress);

  /** The sets that were in use, the newest first, and between them the changes that were refused. */
  List<Past> history();

  /**
   * Pins the current set for other machines.
   *
   * @param file the lock file to write
   * @param jars the folder that gets a copy of every jar, for machines without network; null for none
   */
  void lock(Path file, Path jars);

  /**
   * The jars of the current set.
   *
   * @throws io.headframe.core.error.HeadframeException if one is lost and cannot be had again
   */
  List<Path> jars();

  /**
   * A plan that was applied.
   *
   * @param set the new set
   * @param done what happened, one sentence each
   */
  record Applied(PluginSet set, List<String> done) {}

  /**
   * A set of the past or a change that was refused.
   *
   * @param when as UTC
   * @param set its number; for a refused change the one that stayed
   * @param command what was asked for
   * @param plugins the plugins of the set; empty for a refused change
   * @param refused whether it is a refused change
   * @param reason why it was refused, or why the platform went back by itself; otherwise empty
   */
  record Past(
      Instant when, int set, String command, List<PluginSet.Entry> plugins, boolean refused, String reason) {}
}
