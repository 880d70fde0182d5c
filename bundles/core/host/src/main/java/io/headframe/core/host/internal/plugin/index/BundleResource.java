package io.headframe.core.host.internal.plugin.index;

import io.headframe.core.host.plugin.PluginSet.Entry;
import io.headframe.core.method.Technique;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** A bundle as the resolver sees it: what it provides and requires, and where its jar is. Immutable. */
public final class BundleResource implements Resource {

  /** The namespace that says where the content of a resource is. */
  static final String CONTENT = "osgi.content";

  private final List<Capability> capabilities;
  private final List<Requirement> requirements;
  private final URI location;
  private final String source;

  /**
   * @param capabilities what it provides; one has the namespace {@code osgi.identity}
   * @param requirements what it requires
   * @param location of the jar
   * @param source the index or the file that it is known from
   */
  public BundleResource(List<Clause> capabilities, List<Clause> requirements, URI location, String source) {
    this.capabilities = capabilities.stream()
        .<Capability>map(clause -> new ResourceCapability(this, clause.namespace(), clause.directives(),
            clause.attributes()))
        .toList();
    this.requirements = requirements.stream()
        .<Requirement>map(clause -> new ResourceRequirement(this, clause.namespace(), clause.directives(),
            clause.attributes()))
        .toList();
    this.location = location;
    this.source = source;
  }

  /** Symbolic name. */
  public String name() {
    return String.valueOf(attribute(IdentityNamespace.IDENTITY_NAMESPACE, IdentityNamespace.IDENTITY_NAMESPACE));
  }

  /** Version. */
  public Version version() {
    Object version =
        attribute(IdentityNamespace.IDENTITY_NAMESPACE, IdentityNamespace.CAPABILITY_VERSION_ATTRIBUTE);
    return version == null ? Version.emptyVersion : Version.parseVersion(version.toString());
  }

  /** Where the jar is. */
  public URI location() {
    return location;
  }

  /** The index or the file that it is known from. */
  public String source() {
    return source;
  }

  /** Digest of the jar, in lower case; empty if the index does not say it. */
  public String sha256() {
    Object digest = attribute(CONTENT, CONTENT);
    return digest == null ? "" : digest.toString().toLowerCase(Locale.ROOT);
  }

  /** Bytes of the jar; 0 if the index does not say. */
  public long size() {
    return attribute(CONTENT, "size") instanceof Number size ? size.longValue() : 0;
  }

  /** The ids of its techniques. */
  public List<String> techniques() {
    List<String> ids = new ArrayList<>();
    for (Capability capability : getCapabilities(Technique.NAMESPACE)) {
      ids.add(String.valueOf(capability.getAttributes().get(Technique.NAMESPACE)));
    }
    return ids;
  }

  /**
   * How it stands in a set.
   *
   * @param file the file of the plugins folder that it follows; empty if it follows none
   * @param wanted whether somebody asked for it
   */
  public Entry entry(String file, boolean wanted) {
    return new Entry(name(), version().toString(), sha256(), size(), source, location.toString(), file, wanted);
  }

  private Object attribute(String namespace, String name) {
    List<Capability> found = getCapabilities(namespace);
    return found.isEmpty() ? null : found.get(0).getAttributes().get(name);
  }

  @Override
  public List<Capability> getCapabilities(String namespace) {
    return namespace == null ? capabilities
        : capabilities.stream().filter(each -> each.getNamespace().equals(namespace)).toList();
  }

  @Override
  public List<Requirement> getRequirements(String namespace) {
    return namespace == null ? requirements
        : requirements.stream().filter(each -> each.getNamespace().equals(namespace)).toList();
  }

  @Override
  public String toString() {
    return name() + " " + version();
  }

  /**
   * A capability or a requirement, of no resource yet.
   *
   * @param namespace what it is about
   * @param directives how it is to be read
   * @param attributes what it says
   */
  public record Clause(String namespace, Map<String, String> directives, Map<String, Object> attributes) {

    /** Copies the maps. */
    public Clause {
      directives = Map.copyOf(directives);
      attributes = Map.copyOf(attributes);
    }
  }

  private static final class ResourceCapability extends Part implements Capability {
    ResourceCapability(
        Resource resource, String namespace, Map<String, String> directives, Map<String, Object> attributes) {
      super(resource, namespace, directives, attributes);
    }
  }

  private static final class ResourceRequirement extends Part implements Requirement {
    ResourceRequirement(
        Resource resource, String namespace, Map<String, String> directives, Map<String, Object> attributes) {
      super(resource, namespace, directives, attributes);
    }
  }

  /** What capabilities and requirements have in common; each is equal to itself alone. */
  private abstract static class Part {

    private final Resource resource;
    private final String namespace;
    private final Map<String, String> directives;
    private final Map<String, Object> attributes;

    Part(Resource resource, String namespace, Map<String, String> directives, Map<String, Object> attributes) {
      this.resource = resource;
      this.namespace = namespace;
      this.directives = directives;
      this.attributes = attributes;
    }

    public String getNamespace() {
      return namespace;
    }

    public Map<String, String> getDirectives() {
      return directives;
    }

    public Map<String, Object> getAttributes() {
      return attributes;
    }

    public Resource getResource() {
      return resource;
    }

    @Override
    public String toString() {
      return namespace + attributes + directives;
    }
  }
}
