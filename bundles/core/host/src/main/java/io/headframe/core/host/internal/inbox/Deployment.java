package io.headframe.core.host.internal.inbox;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.registry.ActivationFailure;
import io.headframe.core.host.internal.registry.Generation;
import io.headframe.core.host.internal.registry.Techniques;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings bundles of the inbox in beside their predecessors, and takes them out when nobody calls them any more. */
final class Deployment {

  private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);
  private static final long PATIENCE_SECONDS = 60;

  private final BundleContext context;
  private final FrameworkWiring framework;
  private final Techniques techniques;
  private final HealthCheck health;
  private final ScheduledExecutorService worker;
  /** A version can come back while its former installation still drains, so a digest alone is no location. */
  private int installed;

  Deployment(BundleContext context, Techniques techniques, ScheduledExecutorService worker) {
    this.context = context;
    this.framework =
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    this.techniques = techniques;
    this.health = new HealthCheck(context, techniques);
    this.worker = worker;
  }

  /** Uninstalls what an earlier process left in the framework's storage. */
  void clear() {
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getLocation().startsWith(Techniques.PLUGIN_LOCATION)) {
        uninstall(bundle);
      }
    }
  }

  /**
   * Installs, starts and checks a bundle. Its techniques cannot be called yet.
   *
   * @throws HeadframeException if it does not come up; it is uninstalled then
   */
  Bundle bringUp(Path jar, String sha256, Bundle predecessor, String file) throws IOException {
    Bundle bundle;
    try (InputStream content = Files.newInputStream(jar)) {
      bundle = context.installBundle(Techniques.PLUGIN_LOCATION + sha256 + ":" + ++installed, content);
    } catch (BundleException refused) {
      throw new HeadframeException(HostError.PLUGIN_UNREADABLE, file, refused.getMessage());
    }
    try {
      start(bundle, file);
      health.check(bundle, predecessor, file);
      return bundle;
    } catch (RuntimeException | Error refused) {
      uninstall(bundle);
      throw refused;
    }
  }

  private void start(Bundle bundle, String file) {
    try {
      bundle.start(Bundle.START_TRANSIENT);
    } catch (BundleException failed) {
      if (failed.getType() == BundleException.RESOLVE_ERROR) {
        throw Unresolved.explain(bundle, file, framework, failed.getMessage());
      }
      String cause = ActivationFailure.innermost(failed).toString();
      throw new HeadframeException(HostError.PLUGIN_NOT_STARTED, file, bundle.getSymbolicName(), bundle.getVersion(),
          cause);
    }
  }

  /** The ids of the techniques of a bundle that is not current yet, in alphabetical order. */
  List<String> offered(Bundle bundle, Class<?> type) {
    return techniques.waiting(bundle).stream()
        .filter(generation -> generation.types().contains(type.getName()))
        .map(Generation::id)
        .sorted()
        .toList();
  }

  /**
   * Makes a bundle current, and takes its predecessor out when its last lease ends.
   *
   * @return how many leases the predecessor still has
   */
  int takeOver(Bundle bundle, Bundle predecessor) {
    List<Generation> retired = techniques.admit(bundle, predecessor);
    return predecessor == null ? 0 : drain(predecessor, retired);
  }

  /** Takes a bundle out when its last lease ends. Returns how many it still has. */
  int takeOut(Bundle bundle) {
    return drain(bundle, techniques.withdraw(bundle));
  }

  private int drain(Bundle bundle, List<Generation> retired) {
    int leases = retired.stream().mapToInt(Generation::leases).sum();
    CompletableFuture<Void> drained =
        CompletableFuture.allOf(retired.stream().map(Generation::drained).toArray(CompletableFuture<?>[]::new));
    if (drained.isDone()) {
      uninstall(bundle);
    } else {
      var warning = worker.schedule(() -> warn(bundle, retired), PATIENCE_SECONDS, TimeUnit.SECONDS);
      drained.thenRunAsync(() -> {
        warning.cancel(false);
        uninstall(bundle);
      }, worker);
    }
    return leases;
  }

  /** A call that runs long is not cut off: its classes would vanish under it. */
  private static void warn(Bundle bundle, List<Generation> retired) {
    int leases = retired.stream().mapToInt(Generation::leases).sum();
    List<String> holders = retired.stream().flatMap(generation -> generation.holders().stream()).sorted().toList();
    LOG.warn("{} {} was replaced or removed {} s ago and still has {} leases{}; it is uninstalled when they end.",
        bundle.getSymbolicName(), bundle.getVersion(), PATIENCE_SECONDS, leases,
        holders.isEmpty() ? "" : ", held by " + String.join(", ", holders));
  }

  private void uninstall(Bundle bundle) {
    try {
      bundle.uninstall();
      framework.refreshBundles(Set.of(bundle));
    } catch (BundleException | IllegalStateException failed) {
      LOG.warn("{} {} cannot be uninstalled: {}", bundle.getSymbolicName(), bundle.getVersion(), failed.toString());
    }
  }
}
