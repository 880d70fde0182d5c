package io.headframe.core.method;

import java.nio.file.Path;
import org.slf4j.Logger;

/**
 * A run as one of its parts sees it: progress from 0 to 1 is that of the whole from one fraction to another. All else
 * is the whole's.
 *
 * @param whole the run
 * @param from where the part begins, between 0 and 1
 * @param to where it ends, not before {@code from}
 * @param seed of this part
 */
public record PartOfRun(Run whole, double from, double to, long seed) implements Run {

  /** A part with the seed of the whole. */
  public PartOfRun(Run whole, double from, double to) {
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
