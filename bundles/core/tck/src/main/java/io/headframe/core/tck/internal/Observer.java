package io.headframe.core.tck.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.internal.Observation.CancelledRun;
import io.headframe.core.tck.internal.technique.LeftBehind;
import java.nio.file.Path;
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

  Observation observe() throws Exception {
    try (Opened<P> opened = new Opened<>(parameters.get())) {
      ModelMemory.count(opened.models());
      LeftBehind left = new LeftBehind();
      ExaminedRun firstRun = new ExaminedRun(leases, folder, SEED, false);
      Record first = run(opened, firstRun);
      int arraysBefore = ModelMemory.count(opened.models());
      Record second = run(opened, new ExaminedRun(leases, folder, SEED, false));
      int arrays = ModelMemory.count(opened.models()) - arraysBefore;
      CancelledRun cancelled = cancelled(opened);
      return new Observation(
          first, second, firstRun.reported(), left.threads(), arrays, opened.models().size(), cancelled);
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
}
