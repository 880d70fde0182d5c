package io.headframe.core.distribution.internal;

import io.headframe.core.error.HeadframeException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Resource;

/**
 * What a distribution can be made of: the bundles of the one that runs, and published ones.
 *
 * @param source folder of the running distribution
 * @param parts the bundles, by name, the newest of a name first
 * @param system what the launcher and Java give
 */
public record Pool(Path source, List<Part> parts, Resource system) {

  private static final String REFERENCE = "reference:";

  /** Reads the framework, and jars of published bundles. */
  public static Pool of(BundleContext context, List<Path> published) {
    Path source = Path.of(context.getProperty("headframe.distribution"));
    List<Part> parts = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getLocation().startsWith(REFERENCE + "file:")) {
        Path file = Path.of(URI.create(bundle.getLocation().substring(REFERENCE.length())));
        if (file.startsWith(source.resolve("bundles"))) {
          parts.add(
              new Part(bundle.getSymbolicName(), bundle.getVersion(), bundle.adapt(BundleRevision.class), file));
        }
      }
    }
    for (Path file : published) {
      parts.add(read(context, file));
    }
    parts.sort(Comparator.comparing(Part::name).thenComparing(Part::version, Comparator.reverseOrder()));
    return new Pool(source, List.copyOf(parts),
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(BundleRevision.class));
  }

  /** Lets the framework read a jar, since it knows best what a bundle provides and requires; it is not started. */
  private static Part read(BundleContext context, Path file) {
    try {
      Bundle bundle = context.installBundle(REFERENCE + file.toUri());
      try {
        return new Part(bundle.getSymbolicName(), bundle.getVersion(), bundle.adapt(BundleRevision.class), file);
      } finally {
        bundle.uninstall();
      }
    } catch (BundleException e) {
      throw new HeadframeException(e, DistributionError.JAR_UNREADABLE, file, e.getMessage());
    }
  }

  /** The newest bundle of a name; null if there is none. */
  Part find(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst().orElse(null);
  }
}
