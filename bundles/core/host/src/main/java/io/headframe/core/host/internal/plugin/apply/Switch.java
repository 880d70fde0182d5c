package io.headframe.core.host.internal.plugin.apply;

import io.headframe.core.host.internal.plugin.apply.Deployment.Live;
import io.headframe.core.host.internal.plugin.apply.Deployment.Moved;
import io.headframe.core.host.internal.plugin.apply.Deployment.Prepared;
import io.headframe.core.host.internal.plugin.profile.JarStore;
import io.headframe.core.host.plugin.PluginPlan.Wire;
import io.headframe.core.host.plugin.PluginSet.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.osgi.framework.Bundle;

/** Brings what runs from one set to another: the difference comes up first, then it takes over. */
public final class Switch {

  private final Deployment deployment;
  private final JarStore jars;

  /**
   * @param deployment what runs
   * @param jars the content of the sets
   */
  public Switch(Deployment deployment, JarStore jars) {
    this.deployment = deployment;
    this.jars = jars;
  }

  /**
   * Brings up what a set has and does not run yet.
   *
   * @param wanted all of the set
   * @param planned what the plan says of wires; null if there is none
   * @param checked whether techniques are activated and asked for their health
   */
  public Prepared prepare(List<Entry> wanted, Collection<Wire> planned, boolean checked) {
    Map<String, Live> live = deployment.live();
    Collection<String> going = going(wanted);
    List<Arrival> arrivals = new ArrayList<>();
    for (Entry entry : neededFirst(wanted)) {
      Live now = live.get(entry.bundle());
      if (now == null || !now.entry().sha256().equals(entry.sha256())) {
        arrivals.add(new Arrival(entry, jars.require(entry), predecessor(entry, live, going)));
      }
    }
    return deployment.bringUp(arrivals, going, planned, checked);
  }

  /** Brings up one bundle beside what runs. */
  public Prepared prepareMore(Entry entry) {
    Arrival arrival = new Arrival(entry, jars.require(entry), predecessor(entry, Map.of(), List.of()));
    return deployment.bringUp(List.of(arrival), List.of(), null, false);
  }

  /** Lets what was prepared take over, and takes out what the set does not have. Returns a sentence for each. */
  public List<String> finish(Prepared prepared, List<Entry> wanted) {
    return deployment.takeOver(prepared, going(wanted)).stream().map(this::sentence).toList();
  }

  /** What is needed by others is started before them. */
  public static List<Entry> neededFirst(List<Entry> entries) {
    return entries.stream().sorted(Comparator.comparing(Entry::wanted)).toList();
  }

  /** Another version of it, or what came from the same file, or its namesake of the distribution. */
  private Bundle predecessor(Entry entry, Map<String, Live> live, Collection<String> going) {
    Live same = live.get(entry.bundle());
    if (same != null) {
      return same.bundle();
    }
    for (String name : going) {
      if (!entry.file().isEmpty() && live.get(name).entry().file().equals(entry.file())) {
        return live.get(name).bundle();
      }
    }
    return deployment.ofDistribution(entry.bundle());
  }

  private Collection<String> going(List<Entry> wanted) {
    Collection<String> going = new TreeSet<>(deployment.live().keySet());
    wanted.forEach(entry -> going.remove(entry.bundle()));
    return going;
  }

  private String sentence(Moved moved) {
    String running = moved.leases() == 0 ? ""
        : "; " + (moved.leases() == 1 ? "1 running call ends" : moved.leases() + " running calls end") + " on "
            + (moved.after() == null ? "it" : moved.before().getVersion());
    if (moved.before() == null) {
      List<String> methods = deployment.methods(moved.after());
      return "installed " + named(moved.after())
          + (methods.isEmpty() ? "" : " (method " + String.join(", ", methods) + ")");
    }
    if (moved.after() == null) {
      return "removed " + named(moved.before()) + running;
    }
    boolean renamed = !moved.before().getSymbolicName().equals(moved.after().getSymbolicName());
    return "replaced " + named(moved.before()) + " by "
        + (renamed ? named(moved.after()) : moved.after().getVersion()) + running;
  }

  private static String named(Bundle bundle) {
    return bundle.getSymbolicName() + " " + bundle.getVersion();
  }
}
