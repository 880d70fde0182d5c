package io.headframe.core.host.internal.plugin.plan;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.plugin.PluginError;
import io.headframe.core.host.internal.plugin.index.BundleResource;
import io.headframe.core.host.plugin.PluginSet;
import io.headframe.core.host.plugin.PluginSet.Entry;
import io.headframe.core.method.Technique;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.resource.Capability;

/** Finds two bundles with one method id before either of them runs. */
final class TakenTechniques {

  private final Map<String, String> owners = new HashMap<>();

  /**
   * @param platform what is there
   * @param current the plugins that are there
   * @param leaving symbolic names of bundles that go or are replaced
   */
  TakenTechniques(Platform platform, PluginSet current, Set<String> leaving) {
    for (Bundle bundle : platform.distribution()) {
      boolean overridden = current.plugin(bundle.getSymbolicName()).isPresent();
      if (!overridden && !leaving.contains(bundle.getSymbolicName())) {
        add(bundle);
      }
    }
    for (Entry entry : current.plugins()) {
      if (!leaving.contains(entry.bundle())) {
        platform.plugin(entry.bundle()).ifPresent(this::add);
      }
    }
  }

  private void add(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    if (wiring != null) {
      for (Capability capability : wiring.getCapabilities(Technique.NAMESPACE)) {
        method(capability, bundle.getSymbolicName() + " " + bundle.getVersion());
      }
    }
  }

  /** The bundle that already has the id, or null. Ids of other extension points are checked when they activate. */
  private String method(Capability capability, String owner) {
    return "method".equals(capability.getAttributes().get("kind"))
        ? owners.putIfAbsent(String.valueOf(capability.getAttributes().get(Technique.NAMESPACE)), owner) : null;
  }

  /** Refuses what brings an id that another bundle has. */
  void check(List<BundleResource> chosen, Collection<BundleResource> needed) {
    chosen.forEach(this::check);
    needed.forEach(this::check);
  }

  private void check(BundleResource resource) {
    for (Capability capability : resource.getCapabilities(Technique.NAMESPACE)) {
      String other = method(capability, resource.toString());
      if (other != null) {
        throw new HeadframeException(PluginError.TECHNIQUE_TAKEN, resource, other,
            capability.getAttributes().get(Technique.NAMESPACE), other.replaceFirst(" .*", ""));
      }
    }
  }
}
