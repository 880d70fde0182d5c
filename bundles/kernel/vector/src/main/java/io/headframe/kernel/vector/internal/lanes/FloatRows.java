package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;
import static io.headframe.kernel.vector.internal.lanes.Species.LANES;
import static io.headframe.kernel.vector.internal.lanes.Species.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * One input, row after row: memory is read as one stream, which is what the processor fetches ahead best. Four sums at
 * a time, so that no addition waits for the one before.
 */
final class FloatRows {

  private static final int STEP = 4 * LANES;

  private FloatRows() {}

  static void multiply(MemorySegment weights, int in, int from, int to, float[] x, int xFrom, float[] y, int yFrom) {
    int steps = in - in % STEP;
    int whole = in - in % LANES;
    VectorMask<Float> rest = FLOATS.indexInRange(whole, in);
    for (int o = from; o < to; o++) {
      long row = (long) o * in * Float.BYTES;
      FloatVector a = FloatVector.zero(FLOATS);
      FloatVector b = a;
      FloatVector c = a;
      FloatVector d = a;
      int k = 0;
      for (; k < steps; k += STEP) {
        long w = row + (long) k * Float.BYTES;
        a = load(weights, w, 0).fma(input(x, xFrom + k), a);
        b = load(weights, w, 1).fma(input(x, xFrom + k + LANES), b);
        c = load(weights, w, 2).fma(input(x, xFrom + k + 2 * LANES), c);
        d = load(weights, w, 3).fma(input(x, xFrom + k + 3 * LANES), d);
      }
      for (; k < whole; k += LANES) {
        a = load(weights, row + (long) k * Float.BYTES, 0).fma(input(x, xFrom + k), a);
      }
      if (k < in) {
        FloatVector last =
            FloatVector.fromMemorySegment(FLOATS, weights, row + (long) k * Float.BYTES, ORDER, rest);
        b = last.fma(FloatVector.fromArray(FLOATS, x, xFrom + k, rest), b);
      }
      y[yFrom + o - from] = a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
    }
  }

  private static FloatVector load(MemorySegment weights, long offset, int vector) {
    return FloatVector.fromMemorySegment(FLOATS, weights, offset + (long) vector * LANES * Float.BYTES, ORDER);
  }

  private static FloatVector input(float[] x, int at) {
    return FloatVector.fromArray(FLOATS, x, at);
  }
}
