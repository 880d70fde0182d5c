package io.headframe.core.host.internal.plugin.plan;

import io.headframe.core.host.internal.plugin.index.BundleResource;
import io.headframe.core.host.plugin.PluginSet.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which bundles a change is about, before the resolver is asked whether they fit.
 *
 * @param coming what comes, each with its choices
 * @param going symbolic names of what goes
 * @param tidy whether plugins that nobody needs any more go too
 * @param folder the files of the folder afterwards
 * @param notes sentences for the plan
 */
record Selection(List<Coming> coming, Set<String> going, boolean tidy, Map<String, String> folder, List<String> notes) {

  Selection {
    coming = List.copyOf(coming);
    going = Set.copyOf(going);
    folder = new TreeMap<>(folder);
    notes = new ArrayList<>(notes);
  }

  /**
   * A bundle that comes.
   *
   * @param choices the versions that would do, the best first; at least one
   * @param entry how the chosen one stands in the set
   * @param why for people
   */
  record Coming(List<BundleResource> choices, EntryOf entry, String why) {}

  /** Makes the entry of a chosen version. */
  @FunctionalInterface
  interface EntryOf {
    Entry of(BundleResource resource);
  }
}
