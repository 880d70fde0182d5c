package io.headframe.core.host.internal.isolation;

import io.headframe.core.host.Breakers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The compartments of all bundles. That of a bundle is forgotten when the bundle is uninstalled. */
@Component(service = {Compartments.class, Breakers.class})
public final class Compartments implements Breakers {

  private static final Logger LOG = LoggerFactory.getLogger(Compartments.class);

  private final BundleContext framework;
  private final Breaker.Limits limits;
  private final Map<Long, Compartment> compartments = new ConcurrentHashMap<>();
  private final List<Consumer<Compartment>> listeners = new CopyOnWriteArrayList<>();
  private final SynchronousBundleListener forget = this::changed;

  /** @param context hears which bundles go */
  @Activate
  public Compartments(BundleContext context) {
    this(context, Breaker.Limits.DEFAULT);
  }

  /**
   * @param context hears which bundles go
   * @param limits when methods are held back
   */
  public Compartments(BundleContext context, Breaker.Limits limits) {
    this.framework = context;
    this.limits = limits;
    context.addBundleListener(forget);
  }

  /** Hears of no bundle any more. */
  @Deactivate
  public void close() {
    framework.removeBundleListener(forget);
  }

  /** The compartment of a bundle; one that nobody keeps if it is uninstalled. */
  public Compartment of(Bundle bundle) {
    Compartment known = compartments.get(bundle.getBundleId());
    if (known != null) {
      return known;
    }
    Compartment made = new Compartment(
        bundle.getBundleId(), bundle.getSymbolicName(), bundle.getVersion().toString(), limits);
    Compartment first = compartments.putIfAbsent(bundle.getBundleId(), made);
    if (bundle.getState() == Bundle.UNINSTALLED) {
      compartments.remove(bundle.getBundleId());
    }
    return first == null ? made : first;
  }

  /** All that are kept, by name and version. */
  public List<Compartment> all() {
    return compartments.values().stream().sorted(Comparator.comparing(Compartment::toString)).toList();
  }

  /** Hears of each compartment that is quarantined from now on. */
  public void onQuarantine(Consumer<Compartment> listener) {
    listeners.add(listener);
  }

  /**
   * Gives up a thread that does not return: names and counts it, lets it compute last, and quarantines the bundle.
   *
   * @param culprit whose code it is in
   * @param thread the thread; a daemon, so that it does not keep the process
   * @param doing what it was to do, as part of a sentence
   * @param where where it stands
   * @return the thread's name from now on
   */
  public String giveUp(Bundle culprit, Thread thread, String doing, String where) {
    Compartment compartment = of(culprit);
    thread.setName("headframe-given-up-" + compartment.name() + "-" + compartment.version() + "-" + thread.getId());
    thread.setPriority(Thread.MIN_PRIORITY);
    Quarantine quarantine = new Quarantine(compartment.toString(), thread.getName(), doing, where);
    compartment.giveUp(thread, quarantine);
    listeners.forEach(listener -> listener.accept(compartment));
    LOG.error("{}", quarantine.refusal().getMessage());
    return thread.getName();
  }

  @Override
  public int reset(String bundle) {
    return all().stream().filter(each -> bundle.equals(each.name())).mapToInt(Compartment::reset).sum();
  }

  private void changed(BundleEvent event) {
    if (event.getType() == BundleEvent.UNINSTALLED) {
      compartments.remove(event.getBundle().getBundleId());
    }
  }
}
