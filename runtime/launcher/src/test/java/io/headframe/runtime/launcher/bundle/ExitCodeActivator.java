package io.headframe.runtime.launcher.bundle;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.concurrent.Callable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** A bundle whose main task prints its arguments but the first, which is the value it returns. */
public final class ExitCodeActivator implements BundleActivator {

  @Override
  public void start(BundleContext context) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("main.thread", "true");
    Callable<Integer> task = () -> run(context);
    context.registerService(Callable.class, task, properties);
  }

  @Override
  public void stop(BundleContext context) {}

  private static Integer run(BundleContext context) throws InvalidSyntaxException {
    ServiceReference<?> launcher =
        context.getServiceReferences(Object.class, "(launcher.ready=true)").iterator().next();
    String[] arguments = (String[]) launcher.getProperty("launcher.arguments");
    for (int i = 1; i < arguments.length; i++) {
      System.out.println(arguments[i]);
    }
    return Integer.valueOf(arguments[0]);
  }
}
