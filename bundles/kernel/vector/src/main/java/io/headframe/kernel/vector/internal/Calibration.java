package io.headframe.kernel.vector.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;

/**
 * Finds out which width of vectors multiplies fastest here: wide ones make some processors slower, and some JVMs have
 * no code for them. It also makes the JVM compile the loops before several threads use them.
 */
final class Calibration {

  /** Rows and columns of the matrix that is tried; it fits into the second cache. */
  private static final int OUT = 64;
  private static final int IN = 768;
  private static final int ROWS = 4;
  private static final int CALLS = 10;

  /** Bytes for each nanosecond that only compiled loops reach. */
  private static final double COMPILED = 6;
  /** How much faster narrow vectors have to be, so that chance does not choose them. */
  private static final double CLEARLY = 1.1;
  private static final double BETTER = .97;
  private static final long STABLE = TimeUnit.MILLISECONDS.toNanos(40);
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(1500);

  private final float[] x = new float[ROWS * IN];
  private final float[] y = new float[ROWS * OUT];
  private final float[] lanes = new Scratch().lanes();

  /** The width of the widest of loops, or of narrower ones if these are clearly faster, in bits. */
  int choose(LaneSet set) {
    LaneOperations best = set.floats();
    double least = nanos(best);
    for (LaneOperations narrower = set.narrower(best); narrower != null && narrower.bits() >= best.bits() / 2;
        narrower = set.narrower(narrower)) {
      double nanos = nanos(narrower);
      if (nanos * CLEARLY < least) {
        best = narrower;
        least = nanos;
      }
    }
    return best.bits();
  }

  /** Least time of some products with one input and with several. */
  private double nanos(LaneOperations operations) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment weights = arena.allocate((long) OUT * IN * Float.BYTES, 64);
      return nanos(operations, weights, 1) + nanos(operations, weights, ROWS);
    }
  }

  private double nanos(LaneOperations operations, MemorySegment weights, int rows) {
    long start = System.nanoTime();
    long improved = start;
    long now = start;
    double least = Double.MAX_VALUE;
    while (now - start < LONGEST
        && (now - improved < STABLE || weights.byteSize() * CALLS < COMPILED * least)) {
      for (int i = 0; i < CALLS; i++) {
        operations.multiply(weights, IN, 0, OUT, x, rows, y, 0, OUT, lanes);
      }
      long end = System.nanoTime();
      if (end - now < BETTER * least) {
        improved = end;
      }
      least = Math.min(least, end - now);
      now = end;
    }
    return least;
  }
}
