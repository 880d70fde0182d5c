package io.headframe.core.host.internal.plugin.plan;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.plugin.index.BundleResource;
import io.headframe.core.host.internal.plugin.index.BundleResource.Clause;
import io.headframe.core.host.internal.registry.ActivationFailure;
import io.headframe.core.host.internal.run.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Reads what the manifest of a jar provides and requires. The framework itself reads it, so that the plan and the
 * framework never disagree about a header: the jar is installed for a moment, never resolved, and uninstalled.
 */
public final class JarReader {

  /** Nobody takes a bundle with such a location for a plugin. */
  private static final String LOCATION = "headframe-manifest:";

  private final BundleContext context;

  /**
   * @param context of the host
   */
  public JarReader(BundleContext context) {
    this.context = context;
  }

  /**
   * Reads a jar.
   *
   * @param jar a jar with a Bundle-SymbolicName
   * @param sha256 its digest
   * @param source where it came from, for people
   * @param location where it can be had again
   * @throws HeadframeException if the framework does not accept its manifest
   */
  public BundleResource read(Path jar, String sha256, String source, URI location) {
    Bundle bundle = null;
    try (InputStream content = Files.newInputStream(jar)) {
      bundle = context.installBundle(LOCATION + sha256 + ":" + System.nanoTime(), content);
      BundleRevision revision = bundle.adapt(BundleRevision.class);
      List<Clause> capabilities = new ArrayList<>();
      for (BundleCapability each : revision.getDeclaredCapabilities(null)) {
        capabilities.add(new Clause(each.getNamespace(), each.getDirectives(), each.getAttributes()));
      }
      capabilities.add(new Clause("osgi.content", Map.of(), Map.of("osgi.content", sha256, "size", Files.size(jar))));
      List<Clause> requirements = new ArrayList<>();
      for (BundleRequirement each : revision.getDeclaredRequirements(null)) {
        requirements.add(new Clause(each.getNamespace(), each.getDirectives(), each.getAttributes()));
      }
      return new BundleResource(capabilities, requirements, location, source);
    } catch (BundleException | IOException refused) {
      throw new HeadframeException(refused, HostError.PLUGIN_UNREADABLE, source,
          Failure.message(ActivationFailure.innermost(refused)));
    } finally {
      uninstall(bundle);
    }
  }

  private static void uninstall(Bundle bundle) {
    if (bundle != null) {
      try {
        bundle.uninstall();
      } catch (BundleException impossible) {
        throw new IllegalStateException("a bundle that was never resolved cannot be uninstalled", impossible);
      }
    }
  }
}
