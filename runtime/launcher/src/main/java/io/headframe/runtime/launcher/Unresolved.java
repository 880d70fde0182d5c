package io.headframe.runtime.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** Finds the one requirement to name when bundles do not resolve: a bundle that waits for another is not the cause. */
final class Unresolved {

  private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]*)\\)");
  private static final Pattern AT_LEAST = Pattern.compile("\\(version>=([^)]*)\\)");
  private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]*)\\)\\)");

  private Unresolved() {}

  static LaunchException explain(Framework framework, List<Bundle> bundles, Path folder) {
    FrameworkWiring wiring = framework.adapt(FrameworkWiring.class);
    Bundle first = null;
    for (Bundle bundle : bundles) {
      if (bundle.getState() != Bundle.INSTALLED) {
        continue;
      }
      first = first == null ? bundle : first;
      for (BundleRequirement requirement : bundle.adapt(BundleRevision.class).getDeclaredRequirements(null)) {
        if (isMandatory(requirement) && wiring.findProviders(requirement).isEmpty()) {
          return new LaunchException(null, LaunchFault.UNRESOLVED, bundle.getSymbolicName(), bundle.getVersion(),
              describe(requirement), folder);
        }
      }
    }
    if (first == null) {
      throw new IllegalStateException("every bundle is resolved");
    }
    return conflict(first, folder);
  }

  private static LaunchException conflict(Bundle bundle, Path folder) {
    String reason = "no reason is known";
    try {
      bundle.start();
    } catch (BundleException e) {
      reason = e.getMessage();
    }
    return new LaunchException(
        null, LaunchFault.CONFLICT, bundle.getSymbolicName(), bundle.getVersion(), reason, folder);
  }

  private static boolean isMandatory(BundleRequirement requirement) {
    return !Constants.RESOLUTION_OPTIONAL.equals(requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE))
        && !Constants.EFFECTIVE_ACTIVE.equals(requirement.getDirectives().get(Constants.EFFECTIVE_DIRECTIVE))
        && !"dynamic".equals(requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE));
  }

  /** A package with its version range as people write it; any other requirement as namespace and filter. */
  static String describe(BundleRequirement requirement) {
    String filter = requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
    Matcher name = PACKAGE.matcher(filter);
    if (!PackageNamespace.PACKAGE_NAMESPACE.equals(requirement.getNamespace()) || !name.find()) {
      return "the capability " + requirement.getNamespace() + (filter.isEmpty() ? "" : " with " + filter);
    }
    Matcher below = BELOW.matcher(filter);
    String upper = below.find() ? below.group(1) : null;
    Matcher least = AT_LEAST.matcher(below.reset().replaceAll(""));
    String lower = least.find() ? least.group(1) : null;
    return "the package " + name.group(1) + range(lower, upper);
  }

  private static String range(String lower, String upper) {
    if (lower == null) {
      return upper == null ? "" : " below version " + upper;
    }
    return upper == null ? " from version " + lower : " in version [" + lower + "," + upper + ")";
  }
}
