package io.headframe.core.host.internal.lane;

import io.headframe.core.host.internal.isolation.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/**
 * One piece of work on its way through a lane. It ends once: by itself, while it waits, or by being given up. From then
 * on it refers to nothing of the work. For several threads.
 */
public final class LaneTurn implements Runnable {

  private enum State { WAITING, COMPUTING, ENDED }

  private final LaneThreads lane;
  private final String name;
  private final List<Future<?>> timers = new ArrayList<>();
  private State state = State.WAITING;
  private LaneWork work;
  private Thread thread;
  private Standing standing;
  private boolean interrupted;

  LaneTurn(LaneThreads lane, String name, LaneWork work) {
    this.lane = lane;
    this.name = name;
    this.work = work;
  }

  @Override
  public void run() {
    LaneWork mine;
    synchronized (this) {
      if (state != State.WAITING) {
        return;
      }
      state = State.COMPUTING;
      thread = Thread.currentThread();
      mine = work;
    }
    lane.compute(this, name, () -> mine.compute(this));
    end();
  }

  /**
   * Says that what may never return has returned.
   *
   * @return whether it was in time; if not, the work was given up, and its end concerns nobody
   */
  public synchronized boolean end() {
    if (state != State.COMPUTING) {
      return false;
    }
    over();
    Thread.interrupted();
    return true;
  }

  /** Asks the work to end: drops it if it waits, otherwise gives it time before it is interrupted, then given up. */
  public void stop() {
    LaneWork waiting;
    synchronized (this) {
      if (state == State.COMPUTING && standing == null) {
        work.asked();
        standing = new Standing(thread);
        timers.add(lane.later(lane.grace(), this::interrupt));
      }
      if (state != State.WAITING) {
        return;
      }
      waiting = work;
      over();
    }
    lane.forget(this);
    waiting.dropped();
  }

  /** Does something after a time, unless the work has ended by then. */
  public synchronized void after(Duration time, Runnable then) {
    if (state == State.COMPUTING) {
      timers.add(lane.later(time, then));
    }
  }

  /** Whether the work was interrupted because it did not stop. */
  public synchronized boolean interrupted() {
    return interrupted;
  }

  private synchronized void interrupt() {
    if (state == State.COMPUTING) {
      interrupted = true;
      standing.look();
      thread.interrupt();
      timers.add(lane.later(lane.patience(), this::giveUp));
    }
  }

  private void giveUp() {
    LaneWork stuck;
    Thread where;
    Standing seen;
    synchronized (this) {
      if (state != State.COMPUTING) {
        return;
      }
      stuck = work;
      where = thread;
      seen = standing;
      over();
    }
    seen.look();
    lane.replaceThread(() -> stuck.givenUp(where, seen));
  }

  private void over() {
    state = State.ENDED;
    work = null;
    thread = null;
    standing = null;
    timers.forEach(timer -> timer.cancel(false));
    timers.clear();
  }
}
