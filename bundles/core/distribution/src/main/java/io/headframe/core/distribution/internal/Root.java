package io.headframe.core.distribution.internal;

import io.headframe.core.distribution.Definition;
import io.headframe.core.distribution.Definition.Wanted;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** A definition as the resolver sees it: a resource that requires each wanted bundle. */
final class Root implements Resource {

  private final List<Requirement> requirements;

  Root(Definition definition) {
    this.requirements = definition.wanted().stream().<Requirement>map(this::identity).toList();
  }

  private Requirement identity(Wanted wanted) {
    return new Identity(this, wanted);
  }

  @Override
  public List<Capability> getCapabilities(String namespace) {
    return List.of();
  }

  @Override
  public List<Requirement> getRequirements(String namespace) {
    return namespace == null || namespace.equals(IdentityNamespace.IDENTITY_NAMESPACE) ? requirements : List.of();
  }

  /** Requires one bundle. */
  record Identity(Resource resource, Wanted wanted) implements Requirement {

    @Override
    public String getNamespace() {
      return IdentityNamespace.IDENTITY_NAMESPACE;
    }

    @Override
    public Map<String, String> getDirectives() {
      String name = "(" + IdentityNamespace.IDENTITY_NAMESPACE + "=" + wanted.bundle() + ")";
      String versions = wanted.range().toFilterString("version");
      return Map.of(Constants.FILTER_DIRECTIVE, "(&" + name + versions + ")");
    }

    @Override
    public Map<String, Object> getAttributes() {
      return Map.of();
    }

    @Override
    public Resource getResource() {
      return resource;
    }

    // A record of a resource that has this record would be compared for ever.
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    @Override
    public String toString() {
      return wanted.bundle() + " " + wanted.range();
    }
  }
}
