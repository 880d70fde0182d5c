package io.headframe.runtime.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Packages that bundles take from the application's class path. A class that the application and a bundle exchange
 * must be one class for both, and so must every class that it refers to; so the packages are those of the jars that
 * the shared classes are in, and, from jar to jar, what these import and the class path has.
 */
final class SharedPackages {

  static final SharedPackages NONE = new SharedPackages(Map.of());

  private final Map<String, ManifestClause> exports;

  private SharedPackages(Map<String, ManifestClause> exports) {
    this.exports = exports;
  }

  /**
   * Finds the packages.
   *
   * @param types classes of the application
   * @param given the packages that the distribution takes from the class path in any case
   */
  static SharedPackages of(List<Class<?>> types, Set<String> given) {
    Map<String, Manifest> exporters = exporters();
    Map<String, ManifestClause> found = new LinkedHashMap<>();
    Deque<Manifest> open = new ArrayDeque<>();
    for (Class<?> type : types) {
      open.add(manifestOf(type));
    }
    Set<String> seen = new TreeSet<>(given);
    while (!open.isEmpty()) {
      Manifest manifest = open.remove();
      for (ManifestClause export : ManifestClause.parse(manifest, Constants.EXPORT_PACKAGE)) {
        if (seen.add(export.name())) {
          found.put(export.name(), export);
        }
      }
      for (ManifestClause wanted : ManifestClause.parse(manifest, Constants.IMPORT_PACKAGE)) {
        if (!seen.contains(wanted.name()) && exporters.containsKey(wanted.name())) {
          open.add(exporters.get(wanted.name()));
        }
      }
    }
    return new SharedPackages(found);
  }

  /** Clauses for the framework's packages, each with a comma before it. */
  String clauses() {
    StringBuilder clauses = new StringBuilder();
    exports.values().forEach(export -> clauses.append(',').append(export.text()));
    return clauses.toString();
  }

  /**
   * Compares versions, because a bundle with another version of a package would use its own and not meet the
   * application's.
   *
   * @throws LaunchException naming the first that differs in more than the third number
   */
  void check(List<Bundle> bundles) {
    for (Bundle bundle : bundles) {
      for (BundleCapability capability
          : bundle.adapt(BundleRevision.class).getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)) {
        Object name = capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE);
        Version theirs = (Version) capability.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE);
        ManifestClause shared = exports.get(name);
        if (shared != null && !isSame(shared.version(), theirs)) {
          throw new LaunchException(
              null, LaunchFault.OTHER_VERSION, name, shared.version(), bundle.getSymbolicName(), theirs);
        }
      }
    }
  }

  private static boolean isSame(Version ours, Version theirs) {
    return ours.getMajor() == theirs.getMajor() && ours.getMinor() == theirs.getMinor();
  }

  /** By package, the first jar of the class path that exports it. The framework exports what is its own already. */
  private static Map<String, Manifest> exporters() {
    Map<String, Manifest> exporters = new HashMap<>();
    try {
      for (URL url : Collections.list(FrameworkFactory.class.getClassLoader().getResources(JarFile.MANIFEST_NAME))) {
        Manifest manifest = read(url);
        if (!String.valueOf(manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME))
            .startsWith("org.apache.felix.framework")) {
          ManifestClause.parse(manifest, Constants.EXPORT_PACKAGE)
              .forEach(export -> exporters.putIfAbsent(export.name(), manifest));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return exporters;
  }

  private static Manifest manifestOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    Object place = source == null ? "Java itself" : source.getLocation();
    if (source != null) {
      try {
        Path path = Path.of(source.getLocation().toURI());
        Manifest manifest = Files.isDirectory(path)
            ? read(path.resolve(JarFile.MANIFEST_NAME).toUri().toURL()) : ofJar(path);
        if (ManifestClause.parse(manifest, Constants.EXPORT_PACKAGE).stream()
            .anyMatch(export -> export.name().equals(type.getPackageName()))) {
          return manifest;
        }
      } catch (IOException | URISyntaxException | IllegalArgumentException e) {
        throw new LaunchException(e, LaunchFault.NOT_SHAREABLE, type.getName(), place, type.getPackageName());
      }
    }
    throw new LaunchException(null, LaunchFault.NOT_SHAREABLE, type.getName(), place, type.getPackageName());
  }

  private static Manifest ofJar(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      Manifest manifest = jar.getManifest();
      return manifest == null ? new Manifest() : manifest;
    }
  }

  private static Manifest read(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return new Manifest(in);
    }
  }
}
