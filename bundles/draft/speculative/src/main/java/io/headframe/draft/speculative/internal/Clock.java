package io.headframe.draft.speculative.internal;

import java.util.function.LongSupplier;

/** Where the time goes: each call adds what passed since the last to one of three sums. */
public final class Clock {

  private static final double NANOS = 1e9;

  private final LongSupplier nanoseconds;
  private long start;
  private long last;
  private long draft;
  private long verify;
  private long other;

  /** @param nanoseconds a clock */
  public Clock(LongSupplier nanoseconds) {
    this.nanoseconds = nanoseconds;
    begin();
  }

  /** Begins anew. */
  public void begin() {
    start = nanoseconds.getAsLong();
    last = start;
  }

  /** The drafter worked until now. */
  public void drafted() {
    draft += lap();
  }

  /** The model worked until now. */
  public void verified() {
    verify += lap();
  }

  /** Something else happened until now. */
  public void other() {
    other += lap();
  }

  private long lap() {
    long now = nanoseconds.getAsLong();
    long passed = now - last;
    last = now;
    return passed;
  }

  double draftSeconds() {
    return draft / NANOS;
  }

  double verifySeconds() {
    return verify / NANOS;
  }

  double otherSeconds() {
    return other / NANOS;
  }

  /** Seconds since the beginning. */
  public double total() {
    return (nanoseconds.getAsLong() - start) / NANOS;
  }
}
