package io.headframe.core.host.internal.plugin.apply;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.isolation.PluginCalls;
import io.headframe.core.host.internal.plugin.Locations;
import io.headframe.core.host.internal.plugin.Phases;
import io.headframe.core.host.internal.plugin.PluginError;
import io.headframe.core.host.internal.registry.ActivationFailure;
import io.headframe.core.host.internal.registry.Generation;
import io.headframe.core.host.internal.registry.Techniques;
import io.headframe.core.host.internal.run.Failure;
import io.headframe.core.host.plugin.PluginPlan.Wire;
import io.headframe.core.host.plugin.PluginSet.Entry;
import io.headframe.core.method.Method;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings bundles in beside their predecessors, and takes them out when nobody calls them any more. */
public final class Deployment {

  private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);

  private final BundleContext context;
  private final FrameworkWiring framework;
  private final Techniques techniques;
  private final Admission admission;
  private final Removal removal;
  private final PluginCalls calls;
  private final Phases phases;
  private final PlannedWires wiring = new PlannedWires();
  private final Map<String, Live> live = new LinkedHashMap<>();
  /** A version can come back while its former installation still drains, so a digest alone is no location. */
  private int installed;

  /**
   * @param context where bundles go
   * @param techniques where techniques become callable
   * @param calls start, stop and ask plugins
   * @param worker what waits for the end of leases
   * @param phases hears how far a change is
   */
  public Deployment(
      BundleContext context,
      Techniques techniques,
      PluginCalls calls,
      ScheduledExecutorService worker,
      Phases phases) {
    this.context = context;
    this.framework =
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    this.techniques = techniques;
    this.admission = new Admission(context, techniques, new HealthTrial(techniques, calls));
    this.removal = new Removal(framework, techniques, calls, worker, phases);
    this.calls = calls;
    this.phases = phases;
    context.registerService(ResolverHookFactory.class, wiring, null);
  }

  /**
   * A plugin in use.
   *
   * @param bundle the bundle
   * @param entry what it is
   * @param replaced the bundle of the distribution whose place it takes; null if there is none
   */
  public record Live(Bundle bundle, Entry entry, Bundle replaced) {}

  /** The plugins in use, by symbolic name. */
  public synchronized Map<String, Live> live() {
    return Map.copyOf(live);
  }

  /** The bundles of the plugins in use, by symbolic name. */
  public synchronized Map<String, Bundle> bundles() {
    Map<String, Bundle> bundles = new LinkedHashMap<>();
    live.forEach((name, each) -> bundles.put(name, each.bundle()));
    return bundles;
  }

  /** The bundle of the distribution with this name; null if there is none. */
  Bundle ofDistribution(String name) {
    for (Bundle bundle : context.getBundles()) {
      if (name.equals(bundle.getSymbolicName()) && Locations.isOfDistribution(bundle)) {
        return bundle;
      }
    }
    return null;
  }

  /** The ids of the methods of a plugin that can be called, in alphabetical order. */
  public List<String> methods(Bundle bundle) {
    return techniques.of(bundle).stream()
        .filter(generation -> generation.types().contains(Method.class.getName()))
        .map(Generation::id)
        .sorted()
        .toList();
  }

  /** Uninstalls what an earlier process left in the framework's storage. */
  public void clear() {
    removal.uninstall(Arrays.stream(context.getBundles())
        .filter(bundle -> !Locations.isOfDistribution(bundle))
        .toList());
  }

  /**
   * Bundles that were started and checked; their techniques cannot be called yet.
   *
   * @param arrivals what was asked for
   * @param bundles their bundles, in the same order
   */
  public record Prepared(List<Arrival> arrivals, List<Bundle> bundles) {}

  /**
   * Installs, resolves, starts and checks bundles.
   *
   * @param arrivals what comes; those that others need first
   * @param going symbolic names of plugins that go, whose ids may be taken
   * @param planned what the plan says of their wires; null if there is no plan
   * @param checked whether techniques are activated and asked for their health
   * @throws HeadframeException if one of them does not come up; all are uninstalled then
   */
  public Prepared bringUp(
      List<Arrival> arrivals, Collection<String> going, Collection<Wire> planned, boolean checked) {
    List<Bundle> bundles = new ArrayList<>();
    try {
      for (Arrival arrival : arrivals) {
        bundles.add(install(arrival));
        phases.reached("installed " + arrival.entry());
      }
      Set<Bundle> staying = staying(arrivals, going);
      undisturbed(() -> {
        wiring.during(Set.copyOf(bundles), staying, planned, () -> framework.resolveBundles(bundles));
        return bundles;
      });
      if (planned != null) {
        ActualWires.require(bundles, planned);
      }
      for (int i = 0; i < bundles.size(); i++) {
        start(bundles.get(i), arrivals.get(i));
        phases.reached("started " + arrivals.get(i).entry());
      }
      if (checked) {
        check(arrivals, bundles, going);
      }
      return new Prepared(arrivals, bundles);
    } catch (RuntimeException | Error refused) {
      removal.uninstall(bundles);
      throw refused;
    }
  }

  /** Does something while no bundle is resolved, uninstalled or read. */
  public <T> T undisturbed(Supplier<T> work) {
    return removal.undisturbed(work);
  }

  /** The plugins that are neither replaced nor go. */
  private synchronized Set<Bundle> staying(List<Arrival> arrivals, Collection<String> going) {
    Set<Bundle> staying = new HashSet<>(bundles().values());
    arrivals.forEach(arrival -> staying.remove(arrival.predecessor()));
    going.forEach(name -> staying.remove(live.get(name).bundle()));
    return staying;
  }

  private void check(List<Arrival> arrivals, List<Bundle> bundles, Collection<String> going) {
    Set<Bundle> leaving = new HashSet<>();
    arrivals.stream().map(Arrival::predecessor).filter(each -> each != null).forEach(leaving::add);
    synchronized (this) {
      going.stream().map(live::get).filter(each -> each != null).map(Live::bundle).forEach(leaving::add);
    }
    for (int i = 0; i < bundles.size(); i++) {
      Arrival arrival = arrivals.get(i);
      String name = arrival.entry().file().isEmpty() ? arrival.entry().toString() : arrival.entry().file();
      admission.check(bundles.get(i), arrival.entry().wanted(), leaving, bundles, name);
      phases.reached("checked " + arrival.entry());
    }
  }

  private Bundle install(Arrival arrival) {
    String location = Techniques.PLUGIN_LOCATION + arrival.entry().sha256() + ":" + ++installed;
    try (InputStream content = Files.newInputStream(arrival.jar())) {
      return context.installBundle(location, content);
    } catch (BundleException | IOException refused) {
      throw new HeadframeException(HostError.PLUGIN_UNREADABLE, arrival.entry(), Failure.message(refused));
    }
  }

  private void start(Bundle bundle, Arrival arrival) {
    if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null) {
      return;
    }
    try {
      calls.call(bundle, "its start", () -> {
        bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
        return null;
      });
    } catch (BundleException failed) {
      throw new HeadframeException(PluginError.NOT_STARTED, arrival.entry(),
          failed.getType() == BundleException.RESOLVE_ERROR ? failed.getMessage()
              : ActivationFailure.innermost(failed).toString());
    }
  }

  /** Undoes {@link #bringUp}. */
  public void undo(Prepared prepared) {
    removal.uninstall(prepared.bundles());
  }

  /**
   * Makes bundles current and takes their predecessors and others out when their last leases end.
   *
   * @param prepared what comes
   * @param going symbolic names of plugins that go
   * @return a sentence for each
   */
  public synchronized List<Moved> takeOver(Prepared prepared, Collection<String> going) {
    List<Moved> moved = new ArrayList<>();
    for (int i = 0; i < prepared.bundles().size(); i++) {
      Bundle bundle = prepared.bundles().get(i);
      Arrival arrival = prepared.arrivals().get(i);
      Bundle before = arrival.predecessor();
      Live former = before == null ? null : live.remove(before.getSymbolicName());
      Bundle ofDistribution = former == null ? before : former.replaced();
      int leases = 0;
      if (before == null) {
        techniques.admit(bundle, null);
      } else {
        leases = removal.drain(before, techniques.admit(bundle, before));
      }
      live.put(bundle.getSymbolicName(), new Live(bundle, arrival.entry(), ofDistribution));
      phases.reached("admitted " + arrival.entry());
      moved.add(new Moved(before, bundle, leases));
    }
    for (String name : going) {
      Live gone = live.remove(name);
      if (gone != null) {
        int leases = leave(gone);
        boolean back = gone.replaced() != null && techniques.isAdmitted(gone.replaced());
        moved.add(new Moved(gone.bundle(), back ? gone.replaced() : null, leases));
        phases.reached("left " + name);
      }
    }
    return moved;
  }

  /** What came, went or took another's place; one of the two is null where there is no other. */
  public record Moved(Bundle before, Bundle after, int leases) {}

  /** Takes a plugin out; what it replaced in the distribution comes back in the same step. */
  private int leave(Live gone) {
    Bundle back = gone.replaced();
    return back != null && isBack(back)
        ? removal.drain(gone.bundle(), techniques.admit(back, gone.bundle()))
        : removal.drain(gone.bundle(), techniques.withdraw(gone.bundle()));
  }

  /** The set without the plugin is in use already, so the plugin goes whether or not its predecessor comes up. */
  private boolean isBack(Bundle ofDistribution) {
    techniques.hold(ofDistribution);
    try {
      ofDistribution.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
      return true;
    } catch (BundleException | IllegalStateException failed) {
      LOG.error("{}", new HeadframeException(PluginError.NOT_STARTED, ofDistribution.getSymbolicName() + " "
          + ofDistribution.getVersion(), ActivationFailure.innermost(failed).toString()).getMessage());
      return false;
    }
  }
}
