package io.headframe.core.host.internal.plugin.apply;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.Runs.Progress;
import io.headframe.core.host.internal.isolation.PluginCalls;
import io.headframe.core.host.internal.plugin.PluginError;
import io.headframe.core.host.internal.registry.Generation;
import io.headframe.core.host.internal.registry.Owner;
import io.headframe.core.host.internal.registry.TechniqueTable;
import io.headframe.core.host.internal.registry.Techniques;
import io.headframe.core.host.internal.run.Failure;
import io.headframe.core.host.internal.run.HostRun;
import io.headframe.core.method.HealthCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Asks a technique whether it works, on a thread of its own, so that a run that takes hours delays no update, and waits
 * for the answer for so long only.
 */
final class HealthTrial {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long SEED = 1;

  private final Techniques techniques;
  private final PluginCalls calls;

  HealthTrial(Techniques techniques, PluginCalls calls) {
    this.techniques = techniques;
    this.calls = calls;
  }

  /**
   * Asks.
   *
   * @throws HeadframeException if the answer is no, or there is none in time
   */
  void require(HealthCheck check, Generation generation) {
    Owner owner = generation.owner();
    String technique = "the " + TechniqueTable.kind(generation.types().get(0)) + " '" + generation.id() + "'";
    AtomicBoolean answered = new AtomicBoolean();
    try {
      calls.call(owner.bundle(), "the health check of " + technique, PATIENCE, () -> {
        Path folder = Files.createTempDirectory("headframe-health");
        try (HostRun run = new HostRun(techniques, owner, SEED, folder, Progress.NONE, new AtomicBoolean())) {
          check.checkHealth(run);
          return null;
        } catch (Exception | Error failed) {
          answered.set(true);
          throw failed;
        } finally {
          delete(folder);
        }
      });
    } catch (Exception | LinkageError | AssertionError | StackOverflowError failed) {
      if (!answered.get() && failed instanceof HeadframeException overdue) {
        throw overdue;
      }
      throw new HeadframeException(PluginError.NOT_HEALTHY, owner, technique, Failure.message(failed));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
