package io.headframe.core.host.internal.registry;

import java.util.function.BiFunction;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Asks Declarative Services why a component of a bundle does not come up. */
public final class ActivationFailure {

  private static final String CAUSED_BY = "Caused by: ";

  private ActivationFailure() {}

  /** Why the component of a service cannot be activated, as far as known. */
  public static String ofService(BundleContext context, ServiceReference<?> service) {
    Object component = service.getProperty("component.name");
    String found = first(context, service.getBundle(), (description, configuration) ->
        description.name.equals(component) && configuration.failure != null
            ? rootCause(configuration.failure)
            : null);
    return found == null ? "its activation failed, the log says why" : found;
  }

  /** Why no component of a bundle offers a service, as far as known. */
  public static String ofBundle(BundleContext context, Bundle bundle) {
    String found = first(context, bundle, (description, configuration) -> {
      if (configuration.failure != null) {
        return rootCause(configuration.failure);
      }
      for (UnsatisfiedReferenceDTO missing : configuration.unsatisfiedReferences) {
        for (var reference : description.references) {
          if (reference.name.equals(missing.name)) {
            return "its component " + description.name + " waits for the service " + reference.interfaceName;
          }
        }
      }
      return null;
    });
    return found == null ? "it has no component with an id" : found;
  }

  private static String first(
      BundleContext context,
      Bundle bundle,
      BiFunction<ComponentDescriptionDTO, ComponentConfigurationDTO, String> explain) {
    ServiceReference<ServiceComponentRuntime> reference = context.getServiceReference(ServiceComponentRuntime.class);
    ServiceComponentRuntime runtime = reference == null ? null : context.getService(reference);
    if (runtime == null) {
      return null;
    }
    try {
      for (ComponentDescriptionDTO description : runtime.getComponentDescriptionDTOs(bundle)) {
        for (ComponentConfigurationDTO configuration : runtime.getComponentConfigurationDTOs(description)) {
          String explanation = explain.apply(description, configuration);
          if (explanation != null) {
            return explanation;
          }
        }
      }
      return null;
    } finally {
      context.ungetService(reference);
    }
  }

  /** What was thrown first. */
  public static Throwable innermost(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** The innermost cause of a printed stack trace, which is what the plugin threw. */
  static String rootCause(String stackTrace) {
    String cause = stackTrace;
    int last = stackTrace.lastIndexOf(CAUSED_BY);
    if (last >= 0) {
      cause = stackTrace.substring(last + CAUSED_BY.length());
    }
    int end = cause.indexOf('\n');
    return (end < 0 ? cause : cause.substring(0, end)).strip();
  }
}
