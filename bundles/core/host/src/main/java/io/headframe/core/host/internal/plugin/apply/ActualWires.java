package io.headframe.core.host.internal.plugin.apply;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.plugin.PluginError;
import io.headframe.core.host.plugin.PluginPlan.Wire;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** Compares what the framework did with what was planned. */
final class ActualWires {

  private ActualWires() {}

  /**
   * Compares.
   *
   * @throws HeadframeException if a bundle is wired otherwise, or not at all
   */
  static void require(List<Bundle> bundles, Collection<Wire> planned) {
    for (Bundle bundle : bundles) {
      String name = bundle.getSymbolicName() + " " + bundle.getVersion();
      Set<String> wanted = planned.stream()
          .filter(wire -> wire.from().equals(name))
          .map(Wire::toString)
          .collect(Collectors.toCollection(TreeSet::new));
      Set<String> found = of(bundle, name);
      if (!wanted.equals(found)) {
        throw new HeadframeException(PluginError.NOT_AS_PLANNED, name, without(wanted, found), without(found, wanted));
      }
    }
  }

  private static Set<String> of(Bundle bundle, String name) {
    Set<String> found = new TreeSet<>();
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    if (wiring != null) {
      for (BundleWire wire : wiring.getRequiredWires(null)) {
        String namespace = wire.getCapability().getNamespace();
        Object what = wire.getCapability().getAttributes().get(namespace);
        Bundle provider = wire.getProvider().getBundle();
        found.add(new Wire(name, what == null ? namespace : namespace + " " + what,
            provider.getSymbolicName() + " " + provider.getVersion()).toString());
      }
    }
    return found;
  }

  private static String without(Set<String> these, Set<String> those) {
    Set<String> rest = new TreeSet<>(these);
    rest.removeAll(those);
    return rest.isEmpty() ? "nothing else" : String.join(", ", rest);
  }
}
