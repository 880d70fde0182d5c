package io.headframe.core.host.internal.registry;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.isolation.Compartment;
import io.headframe.core.host.internal.isolation.Compartments;
import io.headframe.core.host.internal.isolation.PluginCalls;
import io.headframe.core.host.internal.isolation.Quarantine;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Leases;
import io.headframe.core.method.MethodInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows every service that has an id and keeps the table of techniques. Services of a plugin stay out
 * of the table until the bundle is admitted; all others enter as they come.
 */
@Component(service = {Leases.class, Techniques.class})
public final class Techniques implements Leases {

  /** Locations of bundles that must be admitted begin with it. */
  public static final String PLUGIN_LOCATION = "headframe:";

  private static final Logger LOG = LoggerFactory.getLogger(Techniques.class);
  private static final String ID = MethodInfo.PREFIX_ + "id";

  private final BundleContext context;
  private final Compartments compartments;
  private final PluginCalls calls;
  private final TechniqueTable table = new TechniqueTable();
  private final Map<Bundle, List<Generation>> waiting = new HashMap<>();
  private final Map<Bundle, List<Generation>> live = new HashMap<>();
  private final Set<Bundle> admitted = new HashSet<>();
  private final Set<Bundle> held = new HashSet<>();
  private final ServiceTracker<Object, Generation> tracker;

  /**
   * Starts to follow the services of the framework.
   *
   * @param context where services are
   * @param compartments say which bundles are quarantined
   * @param calls activate components
   */
  @Activate
  public Techniques(BundleContext context, @Reference Compartments compartments, @Reference PluginCalls calls)
      throws InvalidSyntaxException {
    this.context = context;
    this.compartments = compartments;
    this.calls = calls;
    compartments.onQuarantine(this::quarantine);
    Filter withId = FrameworkUtil.createFilter("(" + ID + "=*)");
    this.tracker = new ServiceTracker<>(context, withId, new Follow());
    tracker.open(true);
  }

  /** Forgets everything. */
  @Deactivate
  public void close() {
    tracker.close();
  }

  @Override
  public <T> TechniqueLease<T> lease(Class<T> type, String id) {
    return table.lease(type, id);
  }

  @Override
  public List<String> ids(Class<?> type) {
    return table.ids(type.getName());
  }

  /** Everybody who provides a technique: nobody, one, or several who quarrel. */
  public List<Generation> providers(String type, String id) {
    return table.providers(type, id);
  }

  /** Every technique whose service is registered, admitted or not, that of a bundle that still drains too. */
  public List<Generation> all() {
    return List.copyOf(tracker.getTracked().values());
  }

  /** What a bundle offers that is not admitted yet. */
  public synchronized List<Generation> waiting(Bundle bundle) {
    return List.copyOf(waiting.getOrDefault(bundle, List.of()));
  }

  /** The bundles that offer something that can be called. */
  public synchronized Set<Bundle> bundles() {
    return Set.copyOf(live.keySet());
  }

  /** What a bundle offers that can be called. */
  public synchronized List<Generation> of(Bundle bundle) {
    return List.copyOf(live.getOrDefault(bundle, List.of()));
  }

  /**
   * Makes a bundle's techniques current and its predecessor's past, in one step.
   *
   * @param bundle the new bundle
   * @param predecessor the bundle that it replaces, or null
   * @return the predecessor's generations, which are retired
   */
  public synchronized List<Generation> admit(Bundle bundle, Bundle predecessor) {
    List<Generation> come = waiting.getOrDefault(bundle, List.of());
    List<Generation> gone = predecessor == null ? List.of() : forget(predecessor);
    admitted.add(bundle);
    held.remove(bundle);
    waiting.remove(bundle);
    live.put(bundle, new ArrayList<>(come));
    table.change(gone, come);
    return gone;
  }

  /** Keeps what a bundle of the distribution is about to offer out of the table until it is admitted. */
  public synchronized void hold(Bundle bundle) {
    held.add(bundle);
  }

  /** Whether a bundle's techniques can be called by the word of {@link #admit}. */
  public synchronized boolean isAdmitted(Bundle bundle) {
    return admitted.contains(bundle);
  }

  /** Takes a bundle's techniques out. Returns its generations, which are retired. */
  public synchronized List<Generation> withdraw(Bundle bundle) {
    List<Generation> gone = forget(bundle);
    table.change(gone, List.of());
    return gone;
  }

  private List<Generation> forget(Bundle bundle) {
    admitted.remove(bundle);
    List<Generation> gone = live.remove(bundle);
    return gone == null ? List.of() : gone;
  }

  private synchronized void quarantine(Compartment compartment) {
    all().stream()
        .filter(generation -> generation.owner().bundle().getBundleId() == compartment.bundle())
        .forEach(generation -> generation.quarantine(compartment.quarantine()));
  }

  private synchronized void add(Bundle bundle, Generation generation) {
    Quarantine quarantine = compartments.of(bundle).quarantine();
    if (quarantine != null) {
      generation.quarantine(quarantine);
    }
    boolean waits = bundle.getLocation().startsWith(PLUGIN_LOCATION) || held.contains(bundle);
    if (waits && !admitted.contains(bundle)) {
      waiting.computeIfAbsent(bundle, b -> new ArrayList<>()).add(generation);
      return;
    }
    live.computeIfAbsent(bundle, b -> new ArrayList<>()).add(generation);
    table.change(List.of(), List.of(generation));
    for (String type : generation.types()) {
      List<Generation> providers = table.providers(type, generation.id());
      if (providers.size() > 1) {
        LOG.error("{}", new HeadframeException(HostError.SHARED_ID, TechniqueTable.kind(type), generation.id(),
            TechniqueTable.names(providers)).getMessage());
      }
    }
  }

  private synchronized void remove(Bundle bundle, Generation generation) {
    drop(waiting, bundle, generation);
    drop(live, bundle, generation);
    table.change(List.of(generation), List.of());
  }

  private static void drop(Map<Bundle, List<Generation>> of, Bundle bundle, Generation generation) {
    of.computeIfPresent(bundle, (b, generations) -> {
      generations.remove(generation);
      return generations.isEmpty() ? null : generations;
    });
  }

  private Object activate(ServiceReference<Object> reference, String type, String id, Owner owner) {
    String doing = "the activation of the " + TechniqueTable.kind(type) + " '" + id + "'";
    Object service = calls.call(owner.bundle(), doing, () -> context.getService(reference));
    if (service == null) {
      throw new HeadframeException(HostError.ACTIVATION, TechniqueTable.kind(type), id, owner,
          ActivationFailure.ofService(context, reference));
    }
    return service;
  }

  private final class Follow implements ServiceTrackerCustomizer<Object, Generation> {

    /** A health check belongs to the technique beside it, which alone gives the id a meaning. */
    @Override
    public Generation addingService(ServiceReference<Object> reference) {
      String id = String.valueOf(reference.getProperty(ID));
      List<String> types = Stream.of((String[]) reference.getProperty(Constants.OBJECTCLASS))
          .filter(type -> !type.equals(HealthCheck.class.getName()))
          .toList();
      Owner owner = Owner.of(reference.getBundle());
      Generation generation = new Generation(types, id, owner, reference::getProperty,
          () -> activate(reference, types.get(0), id, owner));
      add(owner.bundle(), generation);
      return generation;
    }

    @Override
    public void modifiedService(ServiceReference<Object> reference, Generation generation) {
      // The properties are read from the reference each time; the id of a component does not change.
    }

    @Override
    public void removedService(ServiceReference<Object> reference, Generation generation) {
      remove(generation.owner().bundle(), generation);
    }
  }
}
