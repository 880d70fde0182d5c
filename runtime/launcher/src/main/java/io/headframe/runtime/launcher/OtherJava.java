package io.headframe.runtime.launcher;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Takes out bundles that another Java is needed for, a newer one or one that was started with a module that this one
 * lacks, if their manifest says {@code Headframe-Java: optional}. Kernels are such bundles: another bundle does what
 * they do, only slower.
 */
final class OtherJava {

  private static final String HEADER = "Headframe-Java";
  private static final String OPTIONAL = "optional";

  private final FrameworkWiring wiring;

  OtherJava(Framework framework) {
    this.wiring = framework.adapt(FrameworkWiring.class);
  }

  /** Those that this Java suits. */
  List<Bundle> takeOut(List<Bundle> bundles) {
    List<Bundle> suited = new ArrayList<>(bundles.size());
    for (Bundle bundle : bundles) {
      if (suits(bundle)) {
        suited.add(bundle);
      } else {
        uninstall(bundle);
      }
    }
    return suited;
  }

  private boolean suits(Bundle bundle) {
    if (!OPTIONAL.equals(bundle.getHeaders("").get(HEADER))) {
      return true;
    }
    for (BundleRequirement requirement : bundle.adapt(BundleRevision.class).getDeclaredRequirements(null)) {
      if (isForJava(requirement) && wiring.findProviders(requirement).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isForJava(BundleRequirement requirement) {
    return requirement.getNamespace().equals(ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE)
        || requirement.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)
            && requirement.getDirectives().getOrDefault("filter", "").contains("(osgi.wiring.package=jdk.");
  }

  private static void uninstall(Bundle bundle) {
    try {
      bundle.uninstall();
    } catch (BundleException e) {
      throw new IllegalStateException(bundle + " was never resolved, yet cannot be taken out", e);
    }
  }
}
