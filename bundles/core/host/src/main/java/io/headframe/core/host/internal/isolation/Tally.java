package io.headframe.core.host.internal.isolation;

import io.headframe.core.host.Usage.Counts;
import java.util.OptionalLong;

/** Counts the runs of one method. For several threads. */
public final class Tally {

  private Counts counts = Counts.NONE;

  /** A run begins. */
  public void began() {
    add(new Counts(1, 0, 0, 0, 0, 0, 0, OptionalLong.of(0)));
  }

  /** A run gave a result. */
  public void succeeded(Consumption used) {
    add(ended(1, 0, 0, 0, used));
  }

  /** A run failed. */
  public void failed(Consumption used) {
    add(ended(0, 1, 0, 0, used));
  }

  /** A run was cancelled. */
  public void cancelled(Consumption used) {
    add(ended(0, 0, 1, 0, used));
  }

  /** A run did not end. */
  public void givenUp(Consumption used) {
    add(ended(0, 0, 0, 1, used));
  }

  /** What was counted so far. */
  public synchronized Counts counts() {
    return counts;
  }

  private static Counts ended(int succeeded, int failed, int cancelled, int givenUp, Consumption used) {
    OptionalLong heap = used.heapBytes() < 0 ? OptionalLong.empty() : OptionalLong.of(used.heapBytes());
    return new Counts(0, succeeded, failed, cancelled, givenUp, used.wallSeconds(), used.cpuSeconds(), heap);
  }

  private synchronized void add(Counts more) {
    counts = counts.plus(more);
  }
}
