package io.headframe.runtime.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.LoggerFactory;

/**
 * A running distribution. Each has a framework and a temporary folder of its own, so several can run in one process
 * and many on one machine; native libraries are loaded once in a process. All methods may be called from any thread.
 */
public final class HeadframeRuntime implements AutoCloseable {

  private static final long STOP_MILLIS = 5_000;
  private static final String SYSTEM_PACKAGES = Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA;

  private final Framework framework;
  private final Storage storage;
  private final Configuration configuration;

  private HeadframeRuntime(Framework framework, Storage storage, Configuration configuration) {
    this.framework = framework;
    this.storage = storage;
    this.configuration = configuration;
  }

  /**
   * Installs, resolves and starts every bundle of a distribution.
   *
   * @return the running framework; the caller closes it
   * @throws LaunchException if a bundle is missing, damaged, unresolvable or fails while it starts, or if what is to
   *     be shared cannot be; nothing is left running
   */
  public static HeadframeRuntime start(Configuration configuration) {
    requireWritable(configuration.home());
    ProcessDefaults.set(configuration);
    Thread logging = prepareLogging();
    RunPath path = RunPath.read(configuration.distribution());
    ProcessDefaults.set(path.process());
    Map<String, String> properties = new HashMap<>(path.framework());
    SharedPackages shared = share(configuration, properties);
    Storage storage = Storage.create();
    properties.put("org.osgi.framework.storage", storage.folder().toString());
    properties.put("org.osgi.framework.bsnversion", "multiple");
    properties.put("org.osgi.framework.bootdelegation", "");
    // Threads of its own cost the resolver more than they save with some dozens of bundles.
    properties.put("felix.resolver.parallelism", "1");
    properties.put("headframe.home", configuration.home().toString());
    properties.put("headframe.distribution", configuration.distribution().toString());
    properties.putAll(configuration.properties());

    Map<String, Object> withLogger = new HashMap<>(properties);
    withLogger.put("felix.log.logger", new FrameworkLogger());
    @SuppressWarnings({"unchecked", "rawtypes"})
    Framework framework = new FrameworkFactory().newFramework((Map) withLogger);
    HeadframeRuntime runtime = new HeadframeRuntime(framework, storage, configuration);
    try {
      framework.init();
      ComponentLoggers.register(framework.getBundleContext());
      BootBundles bundles = BootBundles.install(framework, configuration);
      shared.check(bundles.bundles());
      framework.start();
      join(logging);
      bundles.start();
      return runtime;
    } catch (BundleException e) {
      runtime.close();
      throw new LaunchException(e, LaunchFault.STORAGE, storage.folder(), e.getMessage());
    } catch (RuntimeException e) {
      runtime.close();
      throw e;
    }
  }

  /** Adds the application's packages to those of the class path. */
  private static SharedPackages share(Configuration configuration, Map<String, String> properties) {
    if (configuration.shared().isEmpty()) {
      return SharedPackages.NONE;
    }
    Set<String> given = ManifestClause.parse(properties.get(SYSTEM_PACKAGES)).stream()
        .map(ManifestClause::name).collect(Collectors.toSet());
    SharedPackages shared = SharedPackages.of(configuration.shared(), given);
    properties.merge(SYSTEM_PACKAGES, shared.clauses(), String::concat);
    return shared;
  }

  /** Every bundle that keeps something there would fail by itself, and none would say why. */
  private static void requireWritable(Path home) {
    try {
      Files.createDirectories(home.resolve("logs"));
    } catch (IOException e) {
      throw new LaunchException(e, LaunchFault.NO_HOME, home, e.getClass().getSimpleName());
    }
    if (!Files.isWritable(home)) {
      throw new LaunchException(null, LaunchFault.NO_HOME, home, "no permission");
    }
  }

  /** The log system takes a tenth of the time to boot, so it is set up while the framework is. */
  private static Thread prepareLogging() {
    Thread thread = new Thread(LoggerFactory::getILoggerFactory, "headframe-logging");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The context of the system bundle. */
  public BundleContext bundleContext() {
    return framework.getBundleContext();
  }

  /**
   * A service of the bundles, waiting for it as long as the configuration says. It stays valid until the bundle that
   * offers it stops.
   *
   * @param type its interface, which the configuration shares with the bundles
   * @throws LaunchException if no bundle offers it in time, or only as a class that is not the application's
   */
  public <T> T service(Class<T> type) throws InterruptedException {
    BundleContext context = framework.getBundleContext();
    ServiceTracker<?, ?> tracker = new ServiceTracker<>(context, type.getName(), null);
    tracker.open(true);
    try {
      Object service = tracker.waitForService(Math.max(1, configuration.patience().toMillis()));
      if (service == null) {
        throw new LaunchException(null, LaunchFault.NO_SERVICE, type.getName(),
            configuration.patience().toMillis() / 1000.0, UnsatisfiedComponents.describe(context),
            configuration.home().resolve("logs"));
      }
      if (!type.isInstance(service)) {
        throw new LaunchException(null, LaunchFault.OTHER_TYPE, type.getName(), type.getSimpleName());
      }
      // Once more, and not given back: a component without users would be deactivated.
      return type.cast(context.getService(tracker.getServiceReference()));
    } finally {
      tracker.close();
    }
  }

  /** Stops every bundle, waits up to 5 s for them, and deletes the temporary folder. A second call does nothing. */
  @Override
  public void close() {
    try {
      framework.stop();
      framework.waitForStop(STOP_MILLIS);
    } catch (BundleException e) {
      throw new IllegalStateException("the framework does not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      storage.delete();
    }
  }
}
