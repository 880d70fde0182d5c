package io.headframe.core.host.internal.lane;

import io.headframe.core.host.Lanes;
import io.headframe.core.host.internal.isolation.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * One thread that computes. It ends when it has been idle for a second, and with it what plugins left on it: a thread
 * local, for example, would keep a plugin's classes for ever. Where work never ends, another thread takes its place.
 */
@Component(service = {Lanes.class, LaneThreads.class})
public final class LaneThreads implements Lanes {

  private static final String NAME = "headframe-lane-0";
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Duration grace;
  private final Duration patience;
  private final ScheduledThreadPoolExecutor watch =
      new ScheduledThreadPoolExecutor(1, work -> thread("headframe-watch", work));
  private ThreadPoolExecutor lane = lane();
  private volatile Thread computing;
  private volatile LaneTurn turn;

  /** Work that was asked to stop has ten seconds, and another two when it was interrupted. */
  @Activate
  public LaneThreads() {
    this(GRACE, PATIENCE);
  }

  /**
   * Starts no thread before there is work.
   *
   * @param grace how long work may go on when it was asked to stop
   * @param patience how long it may go on when it was interrupted after that
   */
  public LaneThreads(Duration grace, Duration patience) {
    this.grace = grace;
    this.patience = patience;
    watch.setRemoveOnCancelPolicy(true);
    watch.setKeepAliveTime(1, TimeUnit.SECONDS);
    watch.allowCoreThreadTimeOut(true);
  }

  /**
   * Asks the running work to stop, drops what waits, and waits for the end of what runs, as long as it may take. Native
   * code that still computes while the process exits finds its libraries torn down, and crashes.
   */
  @Deactivate
  public void close() {
    List<Runnable> waiting = new ArrayList<>();
    ThreadPoolExecutor running;
    synchronized (this) {
      running = lane;
      lane.getQueue().drainTo(waiting);
      lane.shutdown();
    }
    for (Runnable each : waiting) {
      if (each instanceof LaneTurn turn) {
        turn.stop();
      } else {
        each.run();
      }
    }
    LaneTurn last = turn;
    if (last != null) {
      last.stop();
    }
    try {
      if (!onLane() && !running.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS)) {
        running.shutdownNow();
        running.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running.shutdownNow();
    watch.shutdownNow();
  }

  @Override
  public <T> Future<T> submit(String name, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    if (onLane()) {
      task.run();
    } else {
      enter(name, new Task(task));
    }
    return task;
  }

  /** Whether the caller computes on the lane, so that it would wait for itself. */
  public boolean onLane() {
    return Thread.currentThread() == computing;
  }

  /**
   * Computes on a lane what may have to be given up.
   *
   * @param name what is computed, for thread dumps
   */
  public synchronized LaneTurn enter(String name, LaneWork work) {
    LaneTurn turn = new LaneTurn(this, name, work);
    lane.execute(turn);
    return turn;
  }

  /** How long work may go on when it was asked to stop, and how long when it was interrupted, together. */
  public Duration longestStop() {
    return grace.plus(patience);
  }

  Duration grace() {
    return grace;
  }

  Duration patience() {
    return patience;
  }

  Future<?> later(Duration time, Runnable then) {
    return watch.schedule(then, time.toNanos(), TimeUnit.NANOSECONDS);
  }

  synchronized void forget(LaneTurn turn) {
    lane.remove(turn);
  }

  /**
   * The rest of the queue goes to a new thread; the old one ends if its work ever returns.
   *
   * @param first what the new thread does before all else
   */
  void replaceThread(Runnable first) {
    if (!replaced(first)) {
      first.run();
    }
  }

  private synchronized boolean replaced(Runnable first) {
    if (lane.isShutdown()) {
      return false;
    }
    computing = null;
    turn = null;
    List<Runnable> waiting = new ArrayList<>();
    lane.getQueue().drainTo(waiting);
    lane.shutdown();
    lane = lane();
    lane.execute(first);
    waiting.forEach(lane::execute);
    return true;
  }

  void compute(LaneTurn begun, String name, Runnable work) {
    Thread thread = Thread.currentThread();
    computing = thread;
    turn = begun;
    thread.setName(NAME + " " + name);
    try {
      work.run();
    } finally {
      if (computing == thread) {
        computing = null;
        turn = null;
        Thread.interrupted();
        thread.setName(NAME);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
      }
    }
  }

  private static ThreadPoolExecutor lane() {
    ThreadPoolExecutor lane = new ThreadPoolExecutor(
        1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> thread(NAME, work));
    lane.allowCoreThreadTimeOut(true);
    return lane;
  }

  private static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(null, work, name, 0, false);
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    thread.setDaemon(true);
    return thread;
  }

  /** Work that nobody gives up: whoever has the future waits, or does not. */
  private record Task(FutureTask<?> task) implements LaneWork {

    @Override
    public void compute(LaneTurn turn) {
      task.run();
    }

    @Override
    public void asked() {
      // It ends by itself.
    }

    @Override
    public void dropped() {
      task.cancel(false);
    }

    @Override
    public void givenUp(Thread thread, Standing standing) {
      throw new IllegalStateException("nobody stops it");
    }
  }
}
