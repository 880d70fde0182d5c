package io.headframe.kernel.vector.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Finds out which width of vectors multiplies fastest here: wide ones make some processors slower, and some JVMs have
 * no code for them. It also makes the JVM compile the loops before several threads use them.
 */
final class Calibration {

  /** Rows and columns of the matrix that is tried; it fits into the second cache. */
  private static final int OUT = 64;
  private static final int IN = 768;
  /** Inputs of the products that are tried: one, some, and some with panels. */
  private static final int[] ROWS = {1, 4, 6};
  private static final int CALLS = 10;

  /** Bytes for each nanosecond that only compiled loops reach. */
  private static final double COMPILED = 6;
  /** How much faster narrow vectors have to be, so that chance does not choose them. */
  private static final double CLEARLY = 1.1;
  private static final double BETTER = .97;
  private static final long STABLE = TimeUnit.MILLISECONDS.toNanos(80);
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(4);

  private final float[] x = new float[ROWS[2] * IN];
  private final float[] y = new float[ROWS[2] * OUT];
  private final float[] panels = new float[OUT * IN];
  private final float[] lanes = new Scratch().lanes();

  /** The width of the widest of loops, or of those of half the width if these are clearly faster, in bits. */
  int choose(LaneSet set) {
    LaneOperations wide = set.floats();
    LaneOperations narrow = set.narrower(wide);
    List<LaneOperations> candidates = narrow == null ? List.of(wide) : List.of(wide, narrow);
    double[] nanos = nanos(candidates);
    return narrow != null && nanos[1] * CLEARLY < nanos[0] ? narrow.bits() : wide.bits();
  }

  /** Least time of some products of each kind, by each, in turns: all meet the same moments. */
  private double[] nanos(List<LaneOperations> candidates) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment weights = arena.allocate((long) OUT * IN * Float.BYTES, 64);
      double[][] least = new double[candidates.size()][ROWS.length];
      for (double[] each : least) {
        Arrays.fill(each, Double.MAX_VALUE);
      }
      long start = System.nanoTime();
      long improved = start;
      for (long now = start; now - start < LONGEST && (now - improved < STABLE || !compiled(least, weights));) {
        for (int i = 0; i < least.length; i++) {
          for (int kind = 0; kind < ROWS.length; kind++) {
            double took = nanos(candidates.get(i), weights, kind);
            now = System.nanoTime();
            improved = took < BETTER * least[i][kind] ? now : improved;
            least[i][kind] = Math.min(least[i][kind], took);
          }
        }
      }
      return Arrays.stream(least).mapToDouble(each -> Arrays.stream(each).sum()).toArray();
    }
  }

  private static boolean compiled(double[][] least, MemorySegment weights) {
    return Arrays.stream(least).flatMapToDouble(Arrays::stream)
        .allMatch(each -> weights.byteSize() * CALLS >= COMPILED * each);
  }

  private long nanos(LaneOperations operations, MemorySegment weights, int kind) {
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      if (kind < 2) {
        operations.multiply(weights, IN, 0, OUT, x, ROWS[kind], y, 0, OUT, lanes);
      } else {
        operations.multiplyPanels(panels, IN, 0, OUT, x, ROWS[kind], y, 0, OUT, lanes);
      }
    }
    return System.nanoTime() - start;
  }
}
