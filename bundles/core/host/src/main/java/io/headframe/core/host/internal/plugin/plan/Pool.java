package io.headframe.core.host.internal.plugin.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.resource.Wiring;

/**
 * Everything that can meet a requirement, in the order of preference: what is resolved already, then what comes, then
 * what an index has. Optional requirements are met by the first two only, or too much would be installed.
 */
final class Pool {

  /** The framework prefers the highest version too, and then what was installed first. */
  private static final Comparator<Capability> AS_THE_FRAMEWORK = Comparator
      .<Capability, Version>comparing(Pool::version).reversed()
      .thenComparing(capability -> capability instanceof BundleCapability installed
          ? installed.getRevision().getBundle().getBundleId() : Long.MAX_VALUE);

  private final Map<Resource, Wiring> wirings = new LinkedHashMap<>();
  private final List<Resource> coming = new ArrayList<>();
  private final Map<String, List<Ranked>> capabilities = new HashMap<>();

  /** Where a capability stands in the order. */
  private enum Rank { RESOLVED, COMING, INDEX }

  private record Ranked(Capability capability, Rank rank) {}

  /** Adds what is resolved. */
  void resolved(Resource resource, Wiring wiring) {
    wirings.put(resource, wiring);
    add(wiring.getResourceCapabilities(null), Rank.RESOLVED);
  }

  /** Adds what is to be resolved. */
  void coming(Resource resource) {
    coming.add(resource);
    add(resource.getCapabilities(null), Rank.COMING);
  }

  /** Adds what may be taken if something needs it. */
  void index(Resource resource) {
    add(resource.getCapabilities(null), Rank.INDEX);
  }

  private void add(Collection<? extends Capability> found, Rank rank) {
    for (Capability capability : found) {
      capabilities.computeIfAbsent(key(capability.getNamespace(), capability.getAttributes()
          .get(capability.getNamespace())), k -> new ArrayList<>()).add(new Ranked(capability, rank));
    }
  }

  private static Version version(Capability capability) {
    String name = capability.getNamespace().equals(BundleNamespace.BUNDLE_NAMESPACE)
        ? BundleNamespace.CAPABILITY_BUNDLE_VERSION_ATTRIBUTE : "version";
    return capability.getAttributes().get(name) instanceof Version version ? version : Version.emptyVersion;
  }

  /** By name where there is one, because most requirements ask for one of some thousand packages. */
  private static String key(String namespace, Object name) {
    return name instanceof String text ? namespace + " " + text : namespace;
  }

  Map<Resource, Wiring> wirings() {
    return wirings;
  }

  List<Resource> comingResources() {
    return coming;
  }

  boolean isResolved(Resource resource) {
    return wirings.containsKey(resource);
  }

  /** Who meets a requirement, the best first. */
  List<Capability> providers(Requirement requirement) {
    boolean optional = Requirements.isOptional(requirement);
    return find(requirement, ranked -> (!optional || ranked.rank() != Rank.INDEX)
        && Requirements.matches(requirement, ranked.capability()));
  }

  /** Who provides something of that name, in whatever version. */
  List<Capability> namesakes(Requirement requirement) {
    return find(requirement, ranked -> true);
  }

  private List<Capability> find(Requirement requirement, Predicate<Ranked> accept) {
    String namespace = requirement.getNamespace();
    String name = Requirements.wanted(requirement, namespace);
    List<Capability> found = new ArrayList<>();
    List<Ranked> all = new ArrayList<>(capabilities.getOrDefault(key(namespace, name), List.of()));
    if (name != null) {
      // A capability may have a list of names.
      all.addAll(capabilities.getOrDefault(namespace, List.of()));
    } else {
      capabilities.forEach((key, ranked) -> {
        if (key.startsWith(namespace + " ")) {
          all.addAll(ranked);
        }
      });
    }
    for (Rank rank : Rank.values()) {
      all.stream()
          .filter(each -> each.rank() == rank && accept.test(each))
          .map(Ranked::capability)
          .sorted(AS_THE_FRAMEWORK)
          .forEach(found::add);
    }
    return found;
  }
}
