package io.headframe.core.host.internal.plugin.plan;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** Reads requirements: which count when bundles are resolved, what meets them, and how people would say them. */
final class Requirements {

  private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]*)\\)\\)");
  private static final Pattern AT_LEAST = Pattern.compile("\\(version>=([^)]*)\\)");
  private static final String MANDATORY = "mandatory";

  private Requirements() {}

  /** Whether the resolver has to look at it at all. */
  static boolean isEffective(Requirement requirement) {
    String effective = requirement.getDirectives().get(Constants.EFFECTIVE_DIRECTIVE);
    return (effective == null || effective.equals(Constants.EFFECTIVE_RESOLVE))
        && !"dynamic".equals(requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE));
  }

  static boolean isOptional(Requirement requirement) {
    return Constants.RESOLUTION_OPTIONAL.equals(requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE));
  }

  /** Whether a capability of the same namespace meets it. */
  static boolean matches(Requirement requirement, Capability capability) {
    String filter = requirement.getDirectives().get(Constants.FILTER_DIRECTIVE);
    try {
      if (filter != null && !FrameworkUtil.createFilter(filter).matches(capability.getAttributes())) {
        return false;
      }
    } catch (InvalidSyntaxException broken) {
      return false;
    }
    String mandatory = capability.getDirectives().get(MANDATORY);
    if (mandatory == null || mandatory.isBlank()) {
      return true;
    }
    for (String attribute : mandatory.split(",")) {
      if (filter == null || !filter.contains("(" + attribute.strip() + "=")) {
        return false;
      }
    }
    return true;
  }

  /** The value that a filter asks of an attribute; null if it asks none. */
  static String wanted(Requirement requirement, String attribute) {
    String filter = requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
    Matcher value = Pattern.compile("\\(" + Pattern.quote(attribute) + "=([^)]*)\\)").matcher(filter);
    return value.find() ? value.group(1) : null;
  }

  /** The least version that a filter asks for; null if it asks for none. */
  static String atLeast(Requirement requirement) {
    String filter = requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
    Matcher least = AT_LEAST.matcher(BELOW.matcher(filter).replaceAll(""));
    return least.find() ? least.group(1) : null;
  }

  /** A part of a sentence: a package or a technique with its versions, anything else as namespace and filter. */
  static String describe(Requirement requirement) {
    String namespace = requirement.getNamespace();
    String name = wanted(requirement, namespace);
    String filter = requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
    if (name == null) {
      return "the capability " + namespace + (filter.isEmpty() ? "" : " with " + filter);
    }
    String kind = switch (namespace) {
      case PackageNamespace.PACKAGE_NAMESPACE -> "the package ";
      case IdentityNamespace.IDENTITY_NAMESPACE, "osgi.wiring.bundle", "osgi.wiring.host" -> "the bundle ";
      case "headframe.technique" -> "the technique ";
      case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE -> "Java ";
      default -> "the " + namespace + " ";
    };
    Matcher below = BELOW.matcher(filter);
    String upper = below.find() ? below.group(1) : null;
    String lower = atLeast(requirement);
    String range = lower == null ? upper == null ? "" : " below version " + upper
        : upper == null ? " from version " + lower : " in version [" + lower + "," + upper + ")";
    return kind + name + range;
  }

  /** Symbolic name and version of a resource. */
  static String name(Resource resource) {
    for (Capability identity : resource.getCapabilities(IdentityNamespace.IDENTITY_NAMESPACE)) {
      Map<String, Object> attributes = identity.getAttributes();
      return attributes.get(IdentityNamespace.IDENTITY_NAMESPACE) + " "
          + attributes.get(IdentityNamespace.CAPABILITY_VERSION_ATTRIBUTE);
    }
    return resource.toString();
  }

  /** Symbolic name of a resource. */
  static String symbolicName(Resource resource) {
    return name(resource).replaceFirst(" .*", "");
  }
}
