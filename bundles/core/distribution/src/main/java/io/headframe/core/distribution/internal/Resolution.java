package io.headframe.core.distribution.internal;

import io.headframe.core.distribution.Contents;
import io.headframe.core.distribution.Definition;
import io.headframe.core.error.HeadframeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.resource.Wiring;
import org.osgi.service.resolver.HostedCapability;
import org.osgi.service.resolver.ResolutionException;
import org.osgi.service.resolver.ResolveContext;
import org.osgi.service.resolver.Resolver;

/** Which bundles a definition needs: from nothing, as the framework would resolve them, services included. */
public final class Resolution extends ResolveContext {

  /** Gogo asks for a bundle that declares itself to be the shell, although it works without one. */
  private static final String OF_GOGO = "org.apache.felix.gogo";

  private final Pool pool;
  private final Root root;

  private Resolution(Pool pool, Root root) {
    this.pool = pool;
    this.root = root;
  }

  /** See {@link io.headframe.core.distribution.Distributions#resolve}. */
  public static Contents of(Pool pool, BundleContext context, Definition definition) {
    List<Part> parts = parts(pool, context, definition);
    return new Contents(definition, pool.source(), parts.stream().map(Part::described).toList(),
        parts.stream().anyMatch(Part::needsEngine));
  }

  static List<Part> parts(Pool pool, BundleContext context, Definition definition) {
    Root root = new Root(definition);
    ServiceReference<Resolver> reference = context.getServiceReference(Resolver.class);
    try {
      Set<Resource> resolved = context.getService(reference).resolve(new Resolution(pool, root)).keySet();
      return pool.parts().stream().filter(part -> resolved.contains(part.resource())).toList();
    } catch (ResolutionException e) {
      throw explain(e, pool, definition);
    } finally {
      context.ungetService(reference);
    }
  }

  @Override
  public Collection<Resource> getMandatoryResources() {
    return List.of(root, pool.system());
  }

  @Override
  public List<Capability> findProviders(Requirement requirement) {
    List<Capability> providers = new ArrayList<>();
    // What is optional is wired when it is there, and is no reason to be there.
    if (!Part.isOptional(requirement)) {
      add(pool.system(), requirement, providers);
      pool.parts().forEach(part -> add(part.resource(), requirement, providers));
    }
    return providers;
  }

  @Override
  public int insertHostedCapability(List<Capability> capabilities, HostedCapability hosted) {
    capabilities.add(hosted);
    return capabilities.size() - 1;
  }

  @Override
  public boolean isEffective(Requirement requirement) {
    String effective = requirement.getDirectives().getOrDefault(
        Constants.EFFECTIVE_DIRECTIVE, Constants.EFFECTIVE_RESOLVE);
    return effective.equals(Constants.EFFECTIVE_RESOLVE)
        || effective.equals(Constants.EFFECTIVE_ACTIVE) && !requirement.getNamespace().equals(OF_GOGO);
  }

  @Override
  public Map<Resource, Wiring> getWirings() {
    return Map.of();
  }

  private static void add(Resource resource, Requirement requirement, List<Capability> providers) {
    for (Capability capability : resource.getCapabilities(requirement.getNamespace())) {
      if (matches(requirement, capability)) {
        providers.add(capability);
      }
    }
  }

  private static boolean matches(Requirement requirement, Capability capability) {
    if (requirement instanceof BundleRequirement ofBundle && capability instanceof BundleCapability) {
      return ofBundle.matches((BundleCapability) capability);
    }
    try {
      return FrameworkUtil.createFilter(requirement.getDirectives().get(Constants.FILTER_DIRECTIVE))
          .matches(capability.getAttributes());
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HeadframeException explain(ResolutionException failure, Pool pool, Definition definition) {
    for (Requirement requirement : failure.getUnresolvedRequirements()) {
      if (requirement instanceof Root.Identity identity) {
        Part other = pool.find(identity.wanted().bundle());
        String range = identity.wanted().range().toString();
        String wanted = identity.wanted().bundle() + (range.equals("0.0.0") ? "" : " in version " + range);
        if (other == null || !identity.wanted().range().includes(other.version())) {
          return new HeadframeException(failure, DistributionError.NO_BUNDLE, definition.name() + RunFile.ENDING,
              wanted, other == null ? "has no bundle of that name" : "has version " + other.version());
        }
      }
    }
    for (Requirement requirement : failure.getUnresolvedRequirements()) {
      for (Part part : pool.parts()) {
        if (part.resource().equals(requirement.getResource())) {
          return new HeadframeException(failure, DistributionError.UNRESOLVED, part.name() + " " + part.version(),
              requirement.getNamespace() + " " + requirement.getDirectives().get(Constants.FILTER_DIRECTIVE),
              definition.name());
        }
      }
    }
    return new HeadframeException(failure, DistributionError.UNRESOLVED, definition.name(),
        "bundles that contradict each other (" + failure.getMessage() + ")", definition.name());
  }
}
