package io.headframe.core.host.internal.load;

import io.headframe.core.host.internal.load.OpenLoop.Measured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Prints what changes of a plugin cost those who call it: percentiles beside those of a window with no change. */
public final class ChangesUnderLoadBenchmark {

  private static final int CALLS = 10_000;
  private static final int WARM_CALLS = 1_000;
  private static final int CHANGES = 10;

  private ChangesUnderLoadBenchmark() {}

  /** Runs it alone. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("headframe-load");
    try (ChangesUnderLoad load = new ChangesUnderLoad(folder)) {
      load.measure(WARM_CALLS, CHANGES);
      Map<String, Measured> windows = load.measure(CALLS, CHANGES);
      double steady = windows.get("nothing else").millis(99);
      System.out.printf(Locale.ROOT, "calls of 5 ms, open loop, half load, %d changes in each window but the first%n",
          CHANGES);
      System.out.printf("%-16s %7s %7s %9s %9s %9s %9s%n", "meanwhile", "calls", "failed", "p50 ms", "p99 ms", "max ms",
          "p99 ratio");
      windows.forEach((name, measured) -> System.out.printf(Locale.ROOT, "%-16s %7d %7d %9.2f %9.2f %9.2f %9.2f%n",
          name, measured.calls(), measured.failed(), measured.millis(50), measured.millis(99), measured.millis(100),
          measured.millis(99) / steady));
    }
  }
}
