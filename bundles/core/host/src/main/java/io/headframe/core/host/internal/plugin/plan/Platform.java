package io.headframe.core.host.internal.plugin.plan;

import io.headframe.core.host.internal.registry.Techniques;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** The framework as a plan finds it: the bundles of the distribution, and the plugins that are in use. */
public final class Platform {

  private final Map<String, Bundle> distribution = new LinkedHashMap<>();
  private final Map<String, Bundle> plugins;

  /**
   * @param context of the host
   * @param plugins the plugins in use, by symbolic name
   */
  public Platform(BundleContext context, Map<String, Bundle> plugins) {
    for (Bundle bundle : context.getBundles()) {
      if (!bundle.getLocation().startsWith(Techniques.PLUGIN_LOCATION)) {
        distribution.put(bundle.getSymbolicName(), bundle);
      }
    }
    this.plugins = Map.copyOf(plugins);
  }

  /** The bundles of the distribution. */
  Collection<Bundle> distribution() {
    return distribution.values();
  }

  /** A bundle of the distribution. */
  public Optional<Bundle> ofDistribution(String name) {
    return Optional.ofNullable(distribution.get(name));
  }

  /** A plugin in use. */
  Optional<Bundle> plugin(String name) {
    return Optional.ofNullable(plugins.get(name));
  }

  /** Whether other bundles can depend on it: it exports packages. */
  static boolean exports(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    return wiring != null && !wiring.getCapabilities(PackageNamespace.PACKAGE_NAMESPACE).isEmpty();
  }

  /** The plugins that are wired to these, and those that are wired to them in turn; without these. */
  Set<String> dependents(Collection<String> names) {
    Set<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(names);
    while (!open.isEmpty()) {
      Bundle bundle = plugins.get(open.pop());
      BundleWiring wiring = bundle == null ? null : bundle.adapt(BundleWiring.class);
      for (BundleWire wire : wiring == null ? List.<BundleWire>of() : wiring.getProvidedWires(null)) {
        String requirer = wire.getRequirer().getBundle().getSymbolicName();
        if (plugins.containsKey(requirer) && !names.contains(requirer) && found.add(requirer)) {
          open.push(requirer);
        }
      }
    }
    return found;
  }

  /** The plugins that a plugin is wired to. */
  List<String> needs(String name) {
    Bundle bundle = plugins.get(name);
    List<String> needed = new ArrayList<>();
    BundleWiring wiring = bundle == null ? null : bundle.adapt(BundleWiring.class);
    for (BundleWire wire : wiring == null ? List.<BundleWire>of() : wiring.getRequiredWires(null)) {
      String provider = wire.getProvider().getBundle().getSymbolicName();
      if (!provider.equals(name) && plugins.containsKey(provider)) {
        needed.add(provider);
      }
    }
    return needed;
  }
}
