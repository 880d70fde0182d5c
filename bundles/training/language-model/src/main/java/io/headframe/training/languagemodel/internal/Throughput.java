package io.headframe.training.languagemodel.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** How many tokens a second the last steps took. */
final class Throughput {

  private static final int STEPS = 20;

  private final LongSupplier clock;
  private final long tokens;
  private final Deque<Long> ends = new ArrayDeque<>();

  /**
   * @param tokens of a step
   * @param clock in nanoseconds
   */
  Throughput(long tokens, LongSupplier clock) {
    this.tokens = tokens;
    this.clock = clock;
    ends.add(clock.getAsLong());
  }

  /** A step ended now. */
  void step() {
    ends.add(clock.getAsLong());
    if (ends.size() > STEPS + 1) {
      ends.remove();
    }
  }

  /** The mean over the last steps, 20 at most; NaN before the first. */
  double tokensPerSecond() {
    double seconds = (ends.getLast() - ends.getFirst()) / 1e9;
    return seconds > 0 ? tokens * (ends.size() - 1) / seconds : Double.NaN;
  }
}
