package io.headframe.core.host.internal.plugin.plan;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.plugin.PluginError;
import io.headframe.core.host.internal.plugin.index.BundleResource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.service.resolver.ResolutionException;

/** Says in one sentence why bundles do not fit: it follows what is needed to the first thing that nobody provides. */
final class Explanation {

  private final Pool pool;
  /** The plugins that the change takes away, as they are now. */
  private final List<BundleResource> leaving;
  private final Set<Resource> visited = new HashSet<>();

  Explanation(Pool pool, List<BundleResource> leaving) {
    this.pool = pool;
    this.leaving = leaving;
  }

  /** The error to throw. */
  HeadframeException of(ResolutionException failure) {
    for (Resource resource : pool.comingResources()) {
      HeadframeException found = lack(resource, "");
      if (found != null) {
        return found;
      }
    }
    String names = String.join(" and ", pool.comingResources().stream().map(Requirements::name).toList());
    // The resolver writes an essay; its first paragraph names both sides.
    String reason = String.valueOf(failure.getMessage()).split("\n")[0]
        .replaceFirst("^Uses constraint violation\\. ", "").replaceFirst("\\.$", "").strip();
    return new HeadframeException(PluginError.CONTRADICTION, names, reason);
  }

  private HeadframeException lack(Resource resource, String neededBy) {
    if (pool.isResolved(resource) || !visited.add(resource)) {
      return null;
    }
    for (Requirement requirement : resource.getRequirements(null)) {
      if (!Requirements.isEffective(requirement) || Requirements.isOptional(requirement)) {
        continue;
      }
      List<Capability> providers = pool.providers(requirement);
      if (providers.isEmpty()) {
        return missing(Requirements.name(resource) + neededBy, requirement, resource);
      }
      HeadframeException deeper = null;
      for (Capability provider : providers) {
        HeadframeException found =
            lack(provider.getResource(), " (needed by " + Requirements.name(resource) + ")");
        if (found == null) {
          deeper = null;
          break;
        }
        deeper = found;
      }
      if (deeper != null) {
        return deeper;
      }
    }
    return null;
  }

  private HeadframeException missing(String who, Requirement requirement, Resource resource) {
    String what = Requirements.describe(requirement);
    if (requirement.getNamespace().equals(ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE)) {
      String least = Requirements.atLeast(requirement);
      return new HeadframeException(PluginError.JAVA_TOO_OLD, who,
          least == null ? Requirements.wanted(requirement, "version") : least, Runtime.version().feature());
    }
    for (BundleResource gone : leaving) {
      for (Capability capability : gone.getCapabilities(requirement.getNamespace())) {
        if (Requirements.matches(requirement, capability)) {
          boolean replaced = pool.comingResources().stream()
              .anyMatch(coming -> Requirements.symbolicName(coming).equals(gone.name()));
          String other = Requirements.symbolicName(resource);
          return new HeadframeException(PluginError.NEEDED_BY, gone, replaced ? "replaced" : "removed", who, what,
              replaced ? "update both: 'headframe plugin update " + gone.name() + " " + other + "'"
                  : "remove both: 'headframe plugin remove " + gone.name() + " " + other + "'");
        }
      }
    }
    List<Capability> namesakes = Requirements.wanted(requirement, requirement.getNamespace()) == null
        ? List.of() : pool.namesakes(requirement);
    if (!namesakes.isEmpty()) {
      Capability nearest = namesakes.get(0);
      Resource provider = nearest.getResource();
      boolean platform = pool.isResolved(provider);
      return new HeadframeException(PluginError.OTHER_VERSION, who, what, Requirements.name(provider),
          nearest.getAttributes().getOrDefault("version", "0.0.0"),
          platform ? "use a version of the plugin that was built against this one, or a distribution that has the other"
              : "install another version of " + Requirements.symbolicName(provider));
    }
    String advice = requirement.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)
        ? "add an index that has a bundle with it ('headframe plugin index add ADDRESS'), or build the plugin against"
            + " the packages of this installation"
        : "use a distribution that has it, or add an index that does ('headframe plugin index add ADDRESS')";
    return new HeadframeException(PluginError.MISSING, who, what, advice);
  }
}
