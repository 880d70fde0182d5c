package io.headframe.core.kernel.provider;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** A thread of a team, which may not run just now. */
final class Member implements Runnable {

  private static final long IDLE = TimeUnit.SECONDS.toNanos(1);

  /** What the thread does. */
  private enum State {
    /** There is none. */
    ABSENT,
    /** It computes or spins, and sees new work by itself. */
    AWAKE,
    /** It must be woken. */
    ASLEEP
  }

  private final ThreadTeam team;
  private final int number;
  private final String name;
  private final AtomicReference<State> state = new AtomicReference<>(State.ABSENT);
  private volatile Thread thread;

  Member(ThreadTeam team, int number, String name) {
    this.team = team;
    this.number = number;
    this.name = name;
  }

  /** Makes the thread look for work. */
  void wake() {
    State now = state.get();
    if (now == State.ASLEEP && state.compareAndSet(State.ASLEEP, State.AWAKE)) {
      LockSupport.unpark(thread);
    } else if (now != State.AWAKE && state.compareAndSet(State.ABSENT, State.AWAKE)) {
      // Without the caller's thread locals and class loader, which an idle thread would keep in memory.
      thread = new Thread(null, this, name, 0, false);
      thread.setContextClassLoader(ThreadTeam.class.getClassLoader());
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Makes the thread end; the team is closed. */
  void end() {
    if (state.compareAndSet(State.ASLEEP, State.AWAKE)) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void run() {
    // A number before that of the work for which this thread was started.
    int done = -1;
    while (!team.closed()) {
      int wanted = team.generation();
      if (wanted != done) {
        team.computeShares(wanted, number);
        done = wanted;
      }
      if (!team.spinForWork(done) && sleeps(done)) {
        return;
      }
    }
  }

  /** Sleeps until there is work, or for a second; whether that was all, and the thread ends. */
  private boolean sleeps(int done) {
    state.set(State.ASLEEP);
    long until = System.nanoTime() + IDLE;
    while (state.get() == State.ASLEEP && team.generation() == done && !team.closed()) {
      long rest = until - System.nanoTime();
      if (rest <= 0) {
        return state.compareAndSet(State.ASLEEP, State.ABSENT);
      }
      LockSupport.parkNanos(this, rest);
    }
    state.set(State.AWAKE);
    return false;
  }
}
