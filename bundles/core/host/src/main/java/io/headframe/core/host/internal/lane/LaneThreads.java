package io.headframe.core.host.internal.lane;

import io.headframe.core.host.Lanes;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * One thread that computes. It ends when it has been idle for a second, and with it what plugins left on it: a thread
 * local, for example, would keep a plugin's classes for ever.
 */
@Component
public final class LaneThreads implements Lanes {

  private static final String NAME = "headframe-lane-0";

  private final ThreadPoolExecutor lane =
      new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), LaneThreads::thread);

  /** Starts no thread before there is work. */
  @Activate
  public LaneThreads() {
    lane.allowCoreThreadTimeOut(true);
  }

  /** Asks the running work to stop and drops what waits. */
  @Deactivate
  public void close() {
    for (Runnable waiting : lane.shutdownNow()) {
      ((Future<?>) waiting).cancel(false);
    }
  }

  @Override
  public <T> Future<T> submit(String name, Callable<T> work) {
    return lane.submit(() -> compute(name, work));
  }

  private static <T> T compute(String name, Callable<T> work) throws Exception {
    Thread thread = Thread.currentThread();
    thread.setName(NAME + " " + name);
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    try {
      return work.call();
    } finally {
      Thread.interrupted();
      thread.setName(NAME);
      thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, NAME, 0, false);
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    thread.setDaemon(true);
    return thread;
  }
}
