package io.headframe.core.tck.internal.technique;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Threads and open files that were not there before. */
public final class LeftBehind {

  /** A thread that was told to end may take a moment. */
  private static final long THREADS_END_WITHIN = TimeUnit.SECONDS.toNanos(2);

  private final Set<Thread> before = Thread.getAllStackTraces().keySet();

  /** Remembers the threads that there are. */
  public LeftBehind() {}

  /** Names of the threads that were started since and have not ended, after waiting a little for them. */
  public Set<String> threads() throws InterruptedException {
    long deadline = System.nanoTime() + THREADS_END_WITHIN;
    Set<String> left = left();
    while (!left.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(10);
      left = left();
    }
    return left;
  }

  private Set<String> left() {
    Set<Thread> now = new HashSet<>(Thread.getAllStackTraces().keySet());
    now.removeAll(before);
    Set<String> names = new TreeSet<>();
    for (Thread thread : now) {
      ThreadGroup group = thread.getThreadGroup();
      if (group != null && !group.getName().equals("system") && !sharedByAll(thread)) {
        names.add(thread.getName());
      }
    }
    return names;
  }

  /** Threads that the JVM starts once for everybody, and the one that JUnit waits for. */
  private static boolean sharedByAll(Thread thread) {
    return thread.getName().startsWith("ForkJoinPool.commonPool")
        || thread.getName().startsWith("junit-timeout-thread")
        || thread.getName().equals("CompletableFutureDelayScheduler")
        // What DJL reads the state of the system with.
        || thread.getName().equals("JNA Cleaner")
        || thread.getName().startsWith("process reaper");
  }

  /** Files that the process has open; 0 where the system does not say. */
  static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount() : 0;
  }
}
