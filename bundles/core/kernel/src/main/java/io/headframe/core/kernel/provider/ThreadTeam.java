package io.headframe.core.kernel.provider;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that share out work which takes microseconds. Each thread has a share of neighbouring units of its own and
 * computes it in order, so that it reads memory as one stream; who has finished takes from the end of the others'
 * shares. So a thread that the system does not run holds nothing up but what it has begun. Who waits spins for some
 * ten microseconds and then sleeps; a thread that has slept for a second ends, and the next work starts it again.
 *
 * <p>Threads remember no work between two calls.
 */
public final class ThreadTeam implements AutoCloseable {

  /** Turns before a thread sleeps: longer than what lies between two products of a layer. */
  private static final int SPINS = 20_000;
  /** Turns before a caller sleeps that waits for what others have begun: they may lack its processor. */
  private static final int SPINS_FOR_PARTS = 2_000;

  private final Shares shares;
  private final Member[] members;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicInteger unfinished = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile int generation;
  private volatile Thread sleepingCaller;
  private volatile boolean closed;
  private SharedWork work;

  /**
   * Starts nothing yet.
   *
   * @param threads at least 1, the caller's among them
   * @param name what the threads are called, a number follows
   */
  public ThreadTeam(int threads, String name) {
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads; at least 1 computes");
    }
    shares = new Shares(threads);
    members = new Member[threads - 1];
    for (int i = 0; i < members.length; i++) {
      members[i] = new Member(this, i + 1, name + " " + (i + 1));
    }
  }

  /** How many threads compute, the caller's among them. */
  public int threads() {
    return members.length + 1;
  }

  /**
   * Computes all units, on the calling thread too, and returns when they are done. A second caller at the same time
   * computes alone, as a thread of the number −1.
   *
   * @param units at most 1,048,575
   * @param what computes
   */
  public void run(int units, SharedWork what) {
    if (!busy.compareAndSet(false, true)) {
      what.compute(0, units, -1);
      return;
    }
    try {
      if (members.length == 0 || units < 2 || closed) {
        what.compute(0, units, 0);
      } else {
        share(units, what);
      }
    } finally {
      busy.set(false);
    }
  }

  /** Like {@link #run}, on the calling thread alone: for work that is done before another thread has seen it. */
  public void runAlone(int units, SharedWork what) {
    boolean first = busy.compareAndSet(false, true);
    try {
      what.compute(0, units, first ? 0 : -1);
    } finally {
      if (first) {
        busy.set(false);
      }
    }
  }

  private void share(int units, SharedWork what) {
    work = what;
    int next = Shares.next(generation);
    unfinished.set(units);
    shares.deal(next, units);
    generation = next;
    for (Member member : members) {
      member.wake();
    }
    computeShares(next, 0);
    awaitOthers();
    work = null;
    Throwable failed = failure.get() == null ? null : failure.getAndSet(null);
    if (failed instanceof Error error) {
      throw error;
    }
    if (failed != null) {
      throw (RuntimeException) failed;
    }
  }

  /** The number of the work that is to be done or was done last. */
  int generation() {
    return generation;
  }

  boolean closed() {
    return closed;
  }

  /** Its own share first, then what is left of the others'. */
  void computeShares(int wanted, int thread) {
    for (int i = 0; i < threads(); i++) {
      int owner = (thread + i) % threads();
      for (long part = shares.take(owner, wanted, i == 0); part >= 0; part = shares.take(owner, wanted, i == 0)) {
        int begin = (int) (part >>> 32);
        int end = (int) part;
        try {
          work.compute(begin, end, thread);
        } catch (RuntimeException | Error failed) {
          failure.compareAndSet(null, failed);
        }
        finished(end - begin);
      }
    }
  }

  private void finished(int units) {
    if (unfinished.addAndGet(-units) == 0) {
      Thread caller = sleepingCaller;
      if (caller != null) {
        LockSupport.unpark(caller);
      }
    }
  }

  private void awaitOthers() {
    for (int i = 0; i < SPINS_FOR_PARTS; i++) {
      if (unfinished.get() == 0) {
        return;
      }
      Thread.onSpinWait();
    }
    sleepingCaller = Thread.currentThread();
    while (unfinished.get() > 0) {
      LockSupport.park(this);
    }
    sleepingCaller = null;
  }

  /** Whether there is work after a number, spinning a while for it. */
  boolean spinForWork(int done) {
    for (int i = 0; i < SPINS; i++) {
      if (generation != done || closed) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  /** Ends the threads, after the work that they have begun. Work that is given later is computed by its caller. */
  @Override
  public void close() {
    closed = true;
    for (Member member : members) {
      member.end();
    }
  }
}
