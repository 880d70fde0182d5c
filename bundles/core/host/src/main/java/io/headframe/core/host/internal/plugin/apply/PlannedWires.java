package io.headframe.core.host.internal.plugin.apply;

import io.headframe.core.host.internal.plugin.Locations;
import io.headframe.core.host.plugin.PluginPlan.Wire;
import java.util.Collection;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Shows the framework, while it resolves what comes, only the providers that the plan has. Without it the framework
 * could choose a version that still drains, or one that goes with the same change. A jar whose manifest is being read
 * is shown to nobody.
 */
final class PlannedWires implements ResolverHookFactory, ResolverHook {

  private volatile Change change = new Change(Set.of(), Set.of(), null);

  /** What is resolved now: the bundles that come, the plugins that stay, and their wires; null for any wires. */
  private record Change(Set<Bundle> coming, Set<Bundle> staying, Collection<Wire> planned) {}

  /**
   * Resolves under the plan.
   *
   * @param coming bundles that come
   * @param staying plugins that are in use before and after
   * @param planned their wires; null if there is no plan
   */
  void during(Set<Bundle> coming, Set<Bundle> staying, Collection<Wire> planned, Runnable resolve) {
    Change before = change;
    change = new Change(coming, staying, planned == null ? null : Set.copyOf(planned));
    try {
      resolve.run();
    } finally {
      change = before;
    }
  }

  @Override
  public ResolverHook begin(Collection<BundleRevision> triggers) {
    return this;
  }

  @Override
  public void filterResolvable(Collection<BundleRevision> candidates) {
    candidates.removeIf(candidate -> Locations.isReading(candidate.getBundle()));
  }

  @Override
  public void filterSingletonCollisions(BundleCapability singleton, Collection<BundleCapability> collisions) {
    // Two versions of a plugin run beside each other while one takes over.
  }

  @Override
  public void filterMatches(BundleRequirement requirement, Collection<BundleCapability> candidates) {
    Change now = change;
    Bundle requirer = requirement.getRevision().getBundle();
    candidates.removeIf(candidate -> {
      Bundle provider = candidate.getRevision().getBundle();
      return Locations.isReading(provider) && !provider.equals(requirer)
          || now.coming().contains(requirer) && !isPlanned(now, requirer, candidate, provider);
    });
  }

  private static boolean isPlanned(Change now, Bundle requirer, BundleCapability candidate, Bundle provider) {
    boolean there =
        !Locations.isPlugin(provider) || now.coming().contains(provider) || now.staying().contains(provider);
    return there && (now.planned() == null || provider.equals(requirer)
        || now.planned().contains(ActualWires.wire(requirer, candidate, provider)));
  }

  @Override
  public void end() {
    // Nothing is kept.
  }
}
