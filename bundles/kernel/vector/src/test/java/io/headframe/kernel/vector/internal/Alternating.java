package io.headframe.kernel.vector.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measures cases in turns, because the speed of a machine moves: median and range of all turns. */
final class Alternating {

  private static final int TURNS = 9;
  private static final long TURN_NANOS = 60_000_000;
  /** How long each case runs before: compilers take the processors for seconds. */
  private static final long WARM_NANOS = 1_000_000_000;

  private final List<Case> cases = new ArrayList<>();

  /** One call, and how much it does in the unit's terms: what the unit counts, for each nanosecond. */
  private record Case(String name, double amount, String unit, Runnable call) {}

  /** Amounts for each nanosecond are GB/s of bytes and GFLOP/s of floating-point operations. */
  void rate(String name, double amount, String unit, Runnable call) {
    cases.add(new Case(name, amount, unit, call));
  }

  /** Microseconds of a call. */
  void time(String name, Runnable call) {
    cases.add(new Case(name, 0, "us", call));
  }

  /** Measures and prints, and returns the medians. */
  double[] run(String title) {
    double[][] found = new double[cases.size()][TURNS];
    for (Case each : cases) {
      nanos(each.call(), WARM_NANOS);
    }
    for (int turn = 0; turn < TURNS; turn++) {
      for (int i = 0; i < found.length; i++) {
        double nanos = nanos(cases.get(i).call(), TURN_NANOS);
        found[i][turn] = cases.get(i).amount() == 0 ? nanos / 1000 : cases.get(i).amount() / nanos;
      }
    }
    System.out.println(title);
    double[] medians = new double[found.length];
    for (int i = 0; i < found.length; i++) {
      Arrays.sort(found[i]);
      medians[i] = found[i][TURNS / 2];
      System.out.printf(Locale.ROOT, "  %-44s %9.2f %-7s (%.2f to %.2f)%n", cases.get(i).name(), medians[i],
          cases.get(i).unit(), found[i][0], found[i][TURNS - 1]);
    }
    return medians;
  }

  private static double nanos(Runnable call, long atLeast) {
    long start = System.nanoTime();
    long now = start;
    int calls = 0;
    do {
      call.run();
      calls++;
      now = System.nanoTime();
    } while (now - start < atLeast);
    return (double) (now - start) / calls;
  }
}
