package io.headframe.core.host.internal.inbox;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.HostError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** Says in words what a bundle lacks. */
final class Unresolved {

  private static final Pattern PACKAGE = Pattern.compile("\\(" + PackageNamespace.PACKAGE_NAMESPACE + "=([^)]+)\\)");
  private static final Pattern AT_LEAST = Pattern.compile("\\(version>=([^)]+)\\)");

  private Unresolved() {}

  static HeadframeException explain(Bundle bundle, String file, FrameworkWiring framework, String fallback) {
    String name = bundle.getSymbolicName();
    List<BundleRequirement> requirements = bundle.adapt(BundleRevision.class).getDeclaredRequirements(null);
    for (BundleRequirement requirement : requirements) {
      if (optional(requirement) || !framework.findProviders(requirement).isEmpty()) {
        continue;
      }
      String filter = String.valueOf(requirement.getDirectives().get(Constants.FILTER_DIRECTIVE));
      Matcher wanted = PACKAGE.matcher(filter);
      if (requirement.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE) && wanted.find()) {
        Matcher atLeast = AT_LEAST.matcher(filter);
        String version = atLeast.find() ? " " + atLeast.group(1) : "";
        return new HeadframeException(HostError.PLUGIN_MISSING_PACKAGE, file, name, bundle.getVersion(),
            wanted.group(1) + version);
      }
      return new HeadframeException(HostError.PLUGIN_UNRESOLVED, file, name, bundle.getVersion(),
          "nothing here provides " + requirement.getNamespace() + " " + filter);
    }
    return new HeadframeException(HostError.PLUGIN_UNRESOLVED, file, name, bundle.getVersion(), fallback);
  }

  private static boolean optional(BundleRequirement requirement) {
    boolean laterThanResolve = !requirement.getDirectives()
        .getOrDefault(Constants.EFFECTIVE_DIRECTIVE, Constants.EFFECTIVE_RESOLVE).equals(Constants.EFFECTIVE_RESOLVE);
    String resolution = requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE);
    return laterThanResolve || Constants.RESOLUTION_OPTIONAL.equals(resolution) || "dynamic".equals(resolution);
  }
}
