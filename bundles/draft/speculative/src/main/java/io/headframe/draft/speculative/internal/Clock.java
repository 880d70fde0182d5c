package io.headframe.draft.speculative.internal;

/** Where the time goes: each call adds what passed since the last to one of three sums. */
public final class Clock {

  private static final double NANOS = 1e9;

  private long start = System.nanoTime();
  private long last = start;
  private long draft;
  private long verify;
  private long other;

  /** Begins anew. */
  public void begin() {
    start = System.nanoTime();
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
    long now = System.nanoTime();
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
    return (System.nanoTime() - start) / NANOS;
  }
}
