package io.headframe.core.host.internal.plugin.apply;

import io.headframe.core.host.internal.plugin.Phases;
import io.headframe.core.host.internal.registry.Generation;
import io.headframe.core.host.internal.registry.Techniques;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes bundles out when their last lease ends. */
final class Removal {

  private static final Logger LOG = LoggerFactory.getLogger(Removal.class);
  private static final long PATIENCE_SECONDS = 60;

  private final FrameworkWiring framework;
  private final Techniques techniques;
  private final ScheduledExecutorService worker;
  private final Phases phases;

  Removal(FrameworkWiring framework, Techniques techniques, ScheduledExecutorService worker, Phases phases) {
    this.framework = framework;
    this.techniques = techniques;
    this.worker = worker;
    this.phases = phases;
  }

  /** Takes a bundle out when its last lease ends. Returns how many it still has. */
  int drain(Bundle bundle, List<Generation> retired) {
    int leases = retired.stream().mapToInt(Generation::leases).sum();
    CompletableFuture<Void> drained =
        CompletableFuture.allOf(retired.stream().map(Generation::drained).toArray(CompletableFuture<?>[]::new));
    if (drained.isDone()) {
      end(bundle);
    } else {
      var warning = worker.schedule(() -> warn(bundle, retired), PATIENCE_SECONDS, TimeUnit.SECONDS);
      drained.thenRunAsync(() -> {
        warning.cancel(false);
        end(bundle);
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

  /** A plugin is uninstalled; a bundle of the distribution only stops, because it may come back. */
  private void end(Bundle bundle) {
    if (bundle.getLocation().startsWith(Techniques.PLUGIN_LOCATION)) {
      uninstall(bundle);
    } else {
      stop(bundle);
    }
    phases.reached("ended " + bundle.getSymbolicName() + " " + bundle.getVersion());
  }

  private void stop(Bundle bundle) {
    try {
      if (!techniques.isAdmitted(bundle)) {
        bundle.stop(Bundle.STOP_TRANSIENT);
      }
    } catch (BundleException failed) {
      LOG.warn("{} {} cannot be stopped: {}", bundle.getSymbolicName(), bundle.getVersion(), failed.toString());
    }
  }

  void uninstall(Bundle bundle) {
    try {
      bundle.uninstall();
      framework.refreshBundles(Set.of(bundle));
    } catch (BundleException | IllegalStateException failed) {
      LOG.warn("{} {} cannot be uninstalled: {}", bundle.getSymbolicName(), bundle.getVersion(), failed.toString());
    }
  }
}
