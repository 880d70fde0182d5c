package io.headframe.runtime.launcher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.slf4j.LoggerFactory;

/**
 * Names the components that wait for something. The component runtime is a bundle whose classes the launcher does not
 * see, so its data objects are read by name.
 */
final class UnsatisfiedComponents {

  private static final String RUNTIME = "org.osgi.service.component.runtime.ServiceComponentRuntime";

  private UnsatisfiedComponents() {}

  /** The end of a sentence: "; waiting: NAME for SERVICE, ...", or empty if nothing waits or can be found out. */
  static String describe(BundleContext context) {
    ServiceReference<?> reference = runtime(context);
    if (reference == null) {
      return "; there is no component runtime";
    }
    try {
      List<String> waiting = waiting(context.getService(reference));
      return waiting.isEmpty() ? "" : "; waiting: " + String.join(", ", waiting);
    } catch (ReflectiveOperationException e) {
      LoggerFactory.getLogger(UnsatisfiedComponents.class).warn("the component runtime does not say what waits", e);
      return "";
    } finally {
      context.ungetService(reference);
    }
  }

  private static ServiceReference<?> runtime(BundleContext context) {
    try {
      ServiceReference<?>[] references = context.getAllServiceReferences(RUNTIME, null);
      return references == null ? null : references[0];
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> waiting(Object runtime) throws ReflectiveOperationException {
    ClassLoader loader = runtime.getClass().getClassLoader();
    Class<?> api = loader.loadClass(RUNTIME);
    Class<?> description = loader.loadClass("org.osgi.service.component.runtime.dto.ComponentDescriptionDTO");
    var descriptions = api.getMethod("getComponentDescriptionDTOs", Class.forName("[Lorg.osgi.framework.Bundle;"));
    var configurations = api.getMethod("getComponentConfigurationDTOs", description);
    List<String> waiting = new ArrayList<>();
    Object every = java.lang.reflect.Array.newInstance(org.osgi.framework.Bundle.class, 0);
    for (Object component : (Collection<?>) descriptions.invoke(runtime, every)) {
      for (Object configuration : (Collection<?>) configurations.invoke(runtime, component)) {
        String name = (String) field(component, "name");
        Object failure = field(configuration, "failure");
        if (failure != null) {
          waiting.add(name + " failed (" + failure.toString().lines().findFirst().orElse("") + ")");
        }
        for (Object unsatisfied : (Object[]) field(configuration, "unsatisfiedReferences")) {
          waiting.add(name + " for " + service(component, (String) field(unsatisfied, "name")));
        }
      }
    }
    return waiting;
  }

  private static String service(Object component, String reference) throws ReflectiveOperationException {
    for (Object declared : (Object[]) field(component, "references")) {
      if (reference.equals(field(declared, "name"))) {
        Object target = field(declared, "target");
        return field(declared, "interfaceName") + (target == null ? "" : " with " + target);
      }
    }
    return reference;
  }

  private static Object field(Object dto, String name) throws ReflectiveOperationException {
    return dto.getClass().getField(name).get(dto);
  }
}
