package io.headframe.core.tck.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Run;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;

/** A run that can be cancelled at its first report of progress, and remembers when that was. */
final class ExaminedRun implements Run, AutoCloseable {

  private final TestRun run;
  private final boolean cancelAtFirstProgress;
  private final List<Double> progress = new CopyOnWriteArrayList<>();
  private volatile long firstProgress;

  ExaminedRun(Leases leases, Path folder, long seed, boolean cancelAtFirstProgress) {
    this.run = new TestRun(leases, folder, seed);
    this.cancelAtFirstProgress = cancelAtFirstProgress;
  }

  List<Double> reported() {
    return List.copyOf(progress);
  }

  /** {@link System#nanoTime()} of the first report. */
  long firstProgress() {
    return firstProgress;
  }

  @Override
  public void progress(double fraction, String doing) {
    if (progress.isEmpty()) {
      firstProgress = System.nanoTime();
    }
    progress.add(fraction);
  }

  @Override
  public void checkCancelled() {
    if (cancelAtFirstProgress && !progress.isEmpty()) {
      throw new RunCancelledException();
    }
  }

  @Override
  public long seed() {
    return run.seed();
  }

  @Override
  public Logger log() {
    return run.log();
  }

  @Override
  public Path artifact(String name) {
    return run.artifact(name);
  }

  @Override
  public synchronized <T extends AutoCloseable> T closeAtEnd(T resource) {
    return run.closeAtEnd(resource);
  }

  @Override
  public <T> T open(Class<T> type, String text) {
    return run.open(type, text);
  }

  @Override
  public Leases leases() {
    return run.leases();
  }

  @Override
  public synchronized void close() {
    run.close();
  }
}
