package io.headframe.core.distribution.internal;

import io.headframe.core.distribution.Contents.BundleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/**
 * A bundle that a distribution can be made of.
 *
 * @param name symbolic name
 * @param resource what it provides and requires
 * @param file its jar
 */
record Part(String name, Version version, Resource resource, Path file) {

  private static final String TECHNIQUE = "headframe.technique";
  private static final String SERVICE = "osgi.service";
  private static final String ENGINE = "io.headframe.engine";

  /** Ids of its methods, sorted. */
  List<String> methods() {
    return techniques().filter(capability -> "method".equals(capability.getAttributes().get("kind")))
        .map(Part::id).distinct().sorted().toList();
  }

  /** Ids of its techniques of every kind. */
  Set<String> ids() {
    return techniques().map(Part::id).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The services that it provides: interfaces. */
  Set<String> services() {
    return resource.getCapabilities(SERVICE).stream()
        .map(capability -> capability.getAttributes().get(Constants.OBJECTCLASS))
        .flatMap(types -> types instanceof List<?> list ? list.stream().map(String::valueOf)
            : types instanceof String[] array ? Stream.of(array) : Stream.of(String.valueOf(types)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether it cannot do without a package. */
  boolean needs(String packageName) {
    return resource.getRequirements(PackageNamespace.PACKAGE_NAMESPACE).stream()
        .filter(requirement -> !isOptional(requirement))
        .anyMatch(requirement -> String.valueOf(requirement.getDirectives().get(Constants.FILTER_DIRECTIVE))
            .contains("(" + PackageNamespace.PACKAGE_NAMESPACE + "=" + packageName + ")"));
  }

  boolean needsEngine() {
    return !resource.getRequirements(ENGINE).isEmpty();
  }

  BundleFile described() {
    try {
      return new BundleFile(name, version.toString(), file, Files.size(file), methods());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isOptional(Requirement requirement) {
    String resolution = requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE);
    return Constants.RESOLUTION_OPTIONAL.equals(resolution) || "dynamic".equals(resolution);
  }

  private Stream<Capability> techniques() {
    return resource.getCapabilities(TECHNIQUE).stream();
  }

  private static String id(Capability technique) {
    return String.valueOf(technique.getAttributes().get(TECHNIQUE));
  }
}
