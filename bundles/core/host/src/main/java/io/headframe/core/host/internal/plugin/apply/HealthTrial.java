package io.headframe.core.host.internal.plugin.apply;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.Runs.Progress;
import io.headframe.core.host.internal.PluginMark;
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
import java.util.Comparator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Asks a technique whether it works, on a thread of its own, so that a run that takes hours delays no update, and waits
 * for the answer for so long only.
 */
public final class HealthTrial {

  private static final long PATIENCE_SECONDS = 30;

  private final Techniques techniques;

  /**
   * @param techniques what the check may lease
   */
  public HealthTrial(Techniques techniques) {
    this.techniques = techniques;
  }

  /**
   * Asks.
   *
   * @throws HeadframeException if the answer is no, or there is none in time
   */
  public void require(HealthCheck check, Generation generation) {
    AtomicBoolean cancelled = new AtomicBoolean();
    Owner owner = generation.owner();
    FutureTask<Void> answer = new FutureTask<>(() -> {
      Path folder = Files.createTempDirectory("headframe-health");
      try (HostRun run = new HostRun(techniques, owner, 1, folder, Progress.NONE, cancelled)) {
        return PluginMark.call(owner.name(), () -> {
          check.checkHealth(run);
          return null;
        });
      } finally {
        delete(folder);
      }
    });
    Thread thread = new Thread(null, answer, "headframe-health " + generation.id(), 0, false);
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    thread.setDaemon(true);
    thread.start();
    try {
      answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw refused(generation, Failure.message(failed.getCause()));
    } catch (TimeoutException late) {
      cancelled.set(true);
      answer.cancel(true);
      throw refused(generation, "it did not end within " + PATIENCE_SECONDS + " s");
    } catch (InterruptedException hurried) {
      cancelled.set(true);
      Thread.currentThread().interrupt();
      throw refused(generation, "the host stopped meanwhile");
    }
  }

  private static HeadframeException refused(Generation generation, String why) {
    return new HeadframeException(PluginError.NOT_HEALTHY, generation.owner(),
        "the " + TechniqueTable.kind(generation.types().get(0)) + " '" + generation.id() + "'", why);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
