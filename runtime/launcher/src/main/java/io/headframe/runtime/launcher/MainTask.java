package io.headframe.runtime.launcher;

import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.Callable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The main task of a distribution, by the convention of bnd's launcher: once every bundle has started, a service with
 * the arguments appears; a bundle answers with a {@code Callable} with the property {@code main.thread}, which is
 * called on the main thread.
 */
final class MainTask {

  private static final String FILTER = "(&(objectClass=java.util.concurrent.Callable)(main.thread=true))";

  private MainTask() {}

  /** Announces the arguments and waits for the task. */
  static Callable<?> await(BundleContext context, Configuration configuration) throws InterruptedException {
    announce(context, configuration.arguments());
    ServiceTracker<Callable<?>, Callable<?>> tracker = tracker(context);
    tracker.open();
    Duration patience = configuration.patience();
    Callable<?> task = tracker.waitForService(Math.max(1, patience.toMillis()));
    if (task == null) {
      throw new LaunchException(
          null,
          LaunchFault.NO_MAIN,
          patience.toMillis() / 1000.0,
          UnsatisfiedComponents.describe(context),
          configuration.home().resolve("logs"));
    }
    return task;
  }

  private static void announce(BundleContext context, List<String> arguments) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("launcher.arguments", arguments.toArray(new String[0]));
    properties.put("launcher.ready", "true");
    context.registerService(Object.class, new Object(), properties);
  }

  private static ServiceTracker<Callable<?>, Callable<?>> tracker(BundleContext context) {
    try {
      return new ServiceTracker<>(context, FrameworkUtil.createFilter(FILTER), null);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
