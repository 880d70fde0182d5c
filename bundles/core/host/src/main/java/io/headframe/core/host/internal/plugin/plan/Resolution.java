package io.headframe.core.host.internal.plugin.plan;

import io.headframe.core.host.internal.plugin.index.BundleResource;
import io.headframe.core.host.plugin.PluginPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.osgi.resource.Resource;
import org.osgi.resource.Wire;
import org.osgi.service.resolver.ResolutionException;
import org.osgi.service.resolver.Resolver;

/**
 * What the framework's resolver answered.
 *
 * @param asked what was to be resolved
 * @param needed what an index has to give for it, each with who needs it
 * @param wires who is wired to whom
 */
record Resolution(List<BundleResource> asked, Map<BundleResource, String> needed, SortedSet<PluginPlan.Wire> wires) {

  /**
   * Asks the resolver.
   *
   * @throws io.headframe.core.error.HeadframeException if there is no answer; the sentence names both sides
   */
  static Resolution of(Resolver resolver, Pool pool, List<BundleResource> leaving) {
    Map<Resource, List<Wire>> wires;
    try {
      wires = resolver.resolve(new PlanContext(pool));
    } catch (ResolutionException failure) {
      throw new Explanation(pool, leaving).of(failure);
    }
    SortedSet<PluginPlan.Wire> shown = new TreeSet<>();
    Map<BundleResource, String> needed = new LinkedHashMap<>();
    Set<Resource> asked = new HashSet<>(pool.comingResources());
    wires.forEach((resource, required) -> {
      for (Wire wire : required) {
        shown.add(new PluginPlan.Wire(Requirements.name(resource), need(wire), Requirements.name(wire.getProvider())));
        if (wire.getProvider() instanceof BundleResource provider && !asked.contains(provider)) {
          needed.putIfAbsent(provider, Requirements.name(resource));
        }
      }
    });
    List<BundleResource> resources = new ArrayList<>();
    pool.comingResources().forEach(resource -> resources.add((BundleResource) resource));
    return new Resolution(resources, needed, shown);
  }

  /** Namespace and name of what a wire is about. */
  static String need(Wire wire) {
    String namespace = wire.getCapability().getNamespace();
    Object name = wire.getCapability().getAttributes().get(namespace);
    return name == null ? namespace : namespace + " " + name;
  }

  /** The symbolic names of plugins that a bundle is wired to now, as far as they are resolved with it. */
  Set<String> needs(String bundle) {
    Set<String> names = new TreeSet<>();
    for (PluginPlan.Wire wire : wires) {
      if (wire.from().startsWith(bundle + " ")) {
        names.add(wire.to().replaceFirst(" .*", ""));
      }
    }
    return names;
  }
}
