package io.headframe.forecast.evaluation.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Run;
import java.nio.file.Path;
import org.slf4j.Logger;

/**
 * A run as one of its parts sees it: progress from 0 to 1 is that of the whole from {@code from} to {@code to}.
 *
 * @param seed of this part
 */
record PartOfRun(Run whole, double from, double to, long seed) implements Run {

  /** With the seed of the whole. */
  PartOfRun(Run whole, double from, double to) {
    this(whole, from, to, whole.seed());
  }

  @Override
  public void progress(double fraction, String doing) {
    whole.progress(from + (to - from) * fraction, doing);
  }

  @Override
  public void checkCancelled() {
    whole.checkCancelled();
  }

  @Override
  public Logger log() {
    return whole.log();
  }

  @Override
  public Path artifact(String name) {
    return whole.artifact(name);
  }

  @Override
  public <T extends AutoCloseable> T closeAtEnd(T resource) {
    return whole.closeAtEnd(resource);
  }

  @Override
  public <T> T open(Class<T> type, String text) {
    return whole.open(type, text);
  }

  @Override
  public Leases leases() {
    return whole.leases();
  }
}
