package io.headframe.core.tck.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.internal.Observation.CancelledRun;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs a method and looks at what it does. All runs are on the thread that calls.
 *
 * @param method makes the method
 * @param parameters makes its parameters
 * @param leases what it leases
 * @param folder where artifacts go
 */
record Observer<P extends Record, R extends Record>(
    Supplier<Method<P, R>> method, Supplier<P> parameters, Leases leases, Path folder) {

  /** How long a cancelled run may go on. */
  static final long LATEST_END = TimeUnit.SECONDS.toNanos(1);

  private static final long SEED = 42;

  /** A busy machine may be the reason for one late end; a method that ends late does so each time. */
  private static final int CANCELLED_RUNS = 3;

  /** A thread that was told to end may take a moment. */
  private static final long THREADS_END_WITHIN = TimeUnit.SECONDS.toNanos(2);

  Observation observe(boolean cancel) throws Exception {
    try (Opened<P> opened = new Opened<>(parameters.get())) {
      ModelMemory.count(opened.models());
      Set<Thread> before = Thread.getAllStackTraces().keySet();
      ExaminedRun firstRun = new ExaminedRun(leases, folder, SEED, false);
      Record first = run(opened, firstRun);
      int arraysBefore = ModelMemory.count(opened.models());
      Record second = run(opened, new ExaminedRun(leases, folder, SEED, false));
      int arrays = ModelMemory.count(opened.models()) - arraysBefore;
      CancelledRun cancelled = cancel ? cancelled(opened) : null;
      return new Observation(
          first, second, firstRun.reported(), threadsSince(before), arrays, opened.models().size(), cancelled);
    }
  }

  private R run(Opened<P> opened, ExaminedRun run) throws Exception {
    try (run) {
      return method.get().run(opened.parameters(), run);
    }
  }

  private CancelledRun cancelled(Opened<P> opened) {
    CancelledRun last = null;
    for (int i = 0; i < CANCELLED_RUNS && (last == null || last.nanoseconds() > LATEST_END); i++) {
      last = cancelledOnce(opened);
    }
    return last;
  }

  private CancelledRun cancelledOnce(Opened<P> opened) {
    int before = ModelMemory.count(opened.models());
    ExaminedRun run = new ExaminedRun(leases, folder, SEED, true);
    Throwable thrown = null;
    try {
      run(opened, run);
    } catch (Throwable end) {
      thrown = end;
    }
    long nanoseconds = System.nanoTime() - run.firstProgress();
    boolean reported = !run.reported().isEmpty();
    return new CancelledRun(
        thrown, reported, reported ? nanoseconds : 0, ModelMemory.count(opened.models()) - before);
  }

  private static Set<String> threadsSince(Set<Thread> before) throws InterruptedException {
    long deadline = System.nanoTime() + THREADS_END_WITHIN;
    Set<String> left = left(before);
    while (!left.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(10);
      left = left(before);
    }
    return left;
  }

  private static Set<String> left(Set<Thread> before) {
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

  /** Threads that the JVM starts once for everybody. */
  private static boolean sharedByAll(Thread thread) {
    return thread.getName().startsWith("ForkJoinPool.commonPool")
        || thread.getName().equals("CompletableFutureDelayScheduler");
  }
}
