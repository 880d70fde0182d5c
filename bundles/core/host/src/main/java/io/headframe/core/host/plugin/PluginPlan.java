package io.headframe.core.host.plugin;

import io.headframe.core.host.plugin.PluginSet.Entry;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a change would do, worked out by the framework's resolver. Making a plan touches nothing; applying it does
 * exactly this or nothing.
 *
 * @param base the number of the set that it starts from; it can be applied only while that is the current one
 * @param change what was asked for
 * @param steps what is installed, updated and removed, by symbolic name; empty if nothing is to be done
 * @param refreshed plugins that stay but are wired anew, because what they are wired to changes
 * @param stopped bundles of the distribution that stop because a plugin takes their place
 * @param restart why it takes effect with the next start only; empty if it does at once
 * @param notes what else a person should know, one sentence each
 * @param plugins the set after it
 * @param folder the files of the plugins folder that are taken in after it, each with the digest of its content
 * @param wires who is wired to whom afterwards, of what is new or refreshed
 */
public record PluginPlan(
    int base,
    PluginChange change,
    List<Step> steps,
    List<String> refreshed,
    List<String> stopped,
    String restart,
    List<String> notes,
    List<Entry> plugins,
    Map<String, String> folder,
    SortedSet<Wire> wires) {

  /** Copies the collections. */
  public PluginPlan {
    steps = List.copyOf(steps);
    refreshed = List.copyOf(refreshed);
    stopped = List.copyOf(stopped);
    notes = List.copyOf(notes);
    plugins = List.copyOf(plugins);
    folder = Map.copyOf(folder);
    wires = Collections.unmodifiableSortedSet(new TreeSet<>(wires));
  }

  /** Whether nothing is to be done. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** What happens to a bundle. */
  public enum Action {
    /** It comes. */
    INSTALL,
    /** Another version or another jar of it takes its place. */
    UPDATE,
    /** It goes. */
    REMOVE
  }

  /**
   * One step.
   *
   * @param action what happens
   * @param bundle symbolic name
   * @param before the version before; empty if there was none
   * @param after the version after; empty if there is none
   * @param sha256 of the jar after; empty if there is none
   * @param size of the jar after in bytes; 0 if there is none
   * @param source where the jar comes from
   * @param why that it was asked for, or by whom it is needed, or why it goes
   */
  public record Step(
      Action action, String bundle, String before, String after, String sha256, long size, String source, String why) {}

  /**
   * A wire from a bundle to one that provides what it needs.
   *
   * @param from symbolic name and version
   * @param need the namespace and the name of what is needed
   * @param to symbolic name and version
   */
  public record Wire(String from, String need, String to) implements Comparable<Wire> {

    @Override
    public int compareTo(Wire other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return from + " -> " + need + " of " + to;
    }
  }
}
