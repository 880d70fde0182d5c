package io.headframe.core.host.internal.load;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Calls at a constant rate, whether the calls before have ended or not. The time of a call counts from the moment at
 * which it was due, so that a pause is paid by every call that it delays.
 */
final class OpenLoop {

  private static final long MOST_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int DIGITS = 3;

  private final int servers;
  private final long periodNanos;

  /**
   * @param servers threads that call
   * @param callsPerSecond the rate
   */
  OpenLoop(int servers, double callsPerSecond) {
    this.servers = servers;
    this.periodNanos = (long) (TimeUnit.SECONDS.toNanos(1) / callsPerSecond);
  }

  /**
   * What was measured.
   *
   * @param calls how many
   * @param failed how many threw
   * @param firstFailure the first of them, or null
   * @param nanos the time of each, from the moment at which it was due
   */
  record Measured(int calls, int failed, Throwable firstFailure, Histogram nanos) {

    double millis(double percentile) {
      return nanos.getValueAtPercentile(percentile) / 1e6;
    }
  }

  /**
   * Makes so many calls.
   *
   * @param call what is called
   * @param meanwhile gets the share of calls that are due, again and again, on this thread
   */
  Measured run(int calls, Runnable call, Meanwhile meanwhile) throws Exception {
    Histogram nanos = new ConcurrentHistogram(MOST_NANOS, DIGITS);
    AtomicInteger next = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    AtomicReference<Throwable> first = new AtomicReference<>();
    ExecutorService threads = Executors.newFixedThreadPool(servers);
    long begin = System.nanoTime() + periodNanos;
    for (int i = 0; i < servers; i++) {
      threads.execute(() -> {
        for (int number = next.getAndIncrement(); number < calls; number = next.getAndIncrement()) {
          long due = begin + number * periodNanos;
          waitUntil(due);
          try {
            call.run();
          } catch (Throwable thrown) {
            failed.incrementAndGet();
            first.compareAndSet(null, thrown);
          }
          nanos.recordValue(Math.min(MOST_NANOS, System.nanoTime() - due));
        }
      });
    }
    threads.shutdown();
    while (!threads.awaitTermination(1, TimeUnit.MILLISECONDS)) {
      meanwhile.at(Math.min(1, (System.nanoTime() - begin) / (double) (calls * periodNanos)));
    }
    return new Measured(calls, failed.get(), first.get(), nanos);
  }

  private static void waitUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** What happens while calls are made. */
  @FunctionalInterface
  interface Meanwhile {
    void at(double share) throws Exception;
  }
}
