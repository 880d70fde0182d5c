package io.headframe.core.host.internal.plugin.apply;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.isolation.PluginCalls;
import io.headframe.core.host.internal.plugin.Locations;
import io.headframe.core.host.internal.plugin.Phases;
import io.headframe.core.host.internal.registry.Generation;
import io.headframe.core.host.internal.registry.Techniques;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes bundles out when their last lease ends. */
final class Removal {

  private static final Logger LOG = LoggerFactory.getLogger(Removal.class);
  private static final long PATIENCE_SECONDS = 60;

  private static final long REFRESH_SECONDS = 10;

  private final FrameworkWiring framework;
  private final Techniques techniques;
  private final PluginCalls calls;
  private final ScheduledExecutorService worker;
  private final Phases phases;
  /** Uninstalled, but something that is still installed is wired to it. */
  private final Set<Bundle> unwired = new HashSet<>();

  Removal(
      FrameworkWiring framework,
      Techniques techniques,
      PluginCalls calls,
      ScheduledExecutorService worker,
      Phases phases) {
    this.framework = framework;
    this.techniques = techniques;
    this.calls = calls;
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
    if (Locations.isPlugin(bundle)) {
      uninstall(Set.of(bundle));
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

  /**
   * Uninstalls bundles and lets go of their classes once nobody is wired to them any more: a call may still run in a
   * plugin that leaves later. One thread at a time, because an uninstallation fails while the framework refreshes.
   */
  synchronized void uninstall(Collection<Bundle> bundles) {
    for (Bundle bundle : bundles) {
      try {
        calls.call(bundle, "its stop", () -> {
          bundle.uninstall();
          return null;
        });
        unwired.add(bundle);
      } catch (BundleException | IllegalStateException | HeadframeException failed) {
        LOG.warn("{} {} cannot be uninstalled: {}", bundle.getSymbolicName(), bundle.getVersion(), failed.toString());
      }
    }
    Set<Bundle> free = unwired.stream()
        .filter(bundle -> framework.getDependencyClosure(Set.of(bundle)).stream()
            .allMatch(each -> each.getState() == Bundle.UNINSTALLED))
        .collect(Collectors.toSet());
    unwired.removeAll(free);
    if (!free.isEmpty()) {
      refresh(free);
    }
  }

  /** Does something that fails while bundles are uninstalled or their manifests read, because it wants all locks. */
  synchronized <T> T undisturbed(Supplier<T> work) {
    return work.get();
  }

  private void refresh(Set<Bundle> bundles) {
    CountDownLatch refreshed = new CountDownLatch(1);
    framework.refreshBundles(bundles, event -> {
      if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
        refreshed.countDown();
      }
    });
    try {
      if (!refreshed.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("The framework has not let go of {} after {} s.", bundles, REFRESH_SECONDS);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
