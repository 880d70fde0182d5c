package io.headframe.core.testing;

import io.headframe.core.method.Leases;
import io.headframe.core.method.ParameterType;
import io.headframe.core.method.Run;
import io.headframe.core.method.RunCancelledException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run for unit tests. Close it to close what the method handed over. */
public final class TestRun implements Run, AutoCloseable {

  private final Leases leases;
  private final Path folder;
  private final long seed;
  private final Deque<AutoCloseable> owned = new ArrayDeque<>();
  private final List<Double> progress = new ArrayList<>();
  private int checksUntilCancelled = Integer.MAX_VALUE;

  /**
   * @param leases what the method can lease
   * @param folder where artifacts go
   * @param seed the seed
   */
  public TestRun(Leases leases, Path folder, long seed) {
    this.leases = leases;
    this.folder = folder;
    this.seed = seed;
  }

  /** Cancels the run at the given check, counted from 1. */
  public TestRun cancelAtCheck(int check) {
    this.checksUntilCancelled = check;
    return this;
  }

  /** The fractions that were reported. */
  public List<Double> progress() {
    return List.copyOf(progress);
  }

  @Override
  public void progress(double fraction, String doing) {
    progress.add(fraction);
  }

  @Override
  public void checkCancelled() {
    if (--checksUntilCancelled <= 0) {
      throw new RunCancelledException();
    }
  }

  @Override
  public long seed() {
    return seed;
  }

  @Override
  public Logger log() {
    return LoggerFactory.getLogger(TestRun.class);
  }

  @Override
  public Path artifact(String name) {
    return folder.resolve(name);
  }

  @Override
  public <T extends AutoCloseable> T closeAtEnd(T resource) {
    owned.push(resource);
    return resource;
  }

  @Override
  public <T> T open(Class<T> type, String text) {
    return type.cast(leases.lease(ParameterType.class, type.getName()).get().open(text, this).value());
  }

  @Override
  public Leases leases() {
    return leases;
  }

  @Override
  public void close() {
    while (!owned.isEmpty()) {
      try {
        owned.pop().close();
      } catch (Exception failed) {
        throw new IllegalStateException("a resource of the run could not be closed", failed);
      }
    }
  }
}
