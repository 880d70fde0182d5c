package io.headframe.core.host.internal.isolation;

import io.headframe.core.error.HeadframeException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Holds back a method that only fails. For several threads. */
public final class Breaker {

  private final Limits limits;
  private final LongSupplier nanos;
  private final String method;
  private final String bundle;
  private final String version;
  private int faults;
  private String last;
  private boolean open;
  private boolean trying;
  private long since;

  /**
   * When to hold back, and for how long.
   *
   * @param faults how many runs in a row must fail
   * @param pause how long after the last fault one run is let through
   */
  public record Limits(int faults, Duration pause) {

    /** Five faults, sixty seconds. */
    public static final Limits DEFAULT = new Limits(5, Duration.ofSeconds(60));
  }

  Breaker(Limits limits, LongSupplier nanos, String method, String bundle, String version) {
    this.limits = limits;
    this.nanos = nanos;
    this.method = method;
    this.bundle = bundle;
    this.version = version;
  }

  /**
   * Asks for a run. Each that is let through is followed by one call of {@link #succeeded}, {@link #failed} or
   * {@link #undecided}.
   *
   * @throws HeadframeException if the method is held back
   */
  public synchronized void admit() {
    if (!open) {
      return;
    }
    if (trying || nanos.getAsLong() - since < limits.pause().toNanos()) {
      throw refusal();
    }
    trying = true;
  }

  /** A run gave a result. */
  public synchronized void succeeded() {
    faults = 0;
    open = false;
    trying = false;
  }

  /** A run failed by the method's own fault. */
  public synchronized void failed(String message) {
    faults++;
    last = message;
    if (open || faults >= limits.faults()) {
      open = true;
      trying = false;
      since = nanos.getAsLong();
    }
  }

  /** A run ended in a way that says nothing about the method. */
  public synchronized void undecided() {
    trying = false;
  }

  /** Why runs are refused now; null if they are not. */
  public synchronized String heldBack() {
    return open ? refusal().getMessage() : null;
  }

  /** Forgets the faults. Returns whether the method was held back. */
  synchronized boolean reset() {
    boolean was = open;
    succeeded();
    return was;
  }

  private HeadframeException refusal() {
    return new HeadframeException(IsolationError.HELD_BACK, method, bundle + " " + version, faults,
        last.endsWith(".") ? last : last + ".", TimeText.of(limits.pause()), bundle);
  }
}
