package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;
import static io.headframe.kernel.vector.internal.lanes.Species.LANES;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * One input, row after row: memory is read as one stream, which is what the processor fetches ahead best. Four sums at
 * a time, so that no addition waits for the one before.
 */
final class Rows {

  private static final int STEP = 4 * LANES;

  private Rows() {}

  static void multiply(MemorySegment weights, int in, int from, int to, float[] x, int xFrom, float[] y, int yFrom) {
    int steps = in - in % STEP;
    int whole = in - in % LANES;
    VectorMask<Float> rest = FLOATS.indexInRange(whole, in);
    for (int o = from; o < to; o++) {
      int row = o * in;
      FloatVector a = FloatVector.zero(FLOATS);
      FloatVector b = a;
      FloatVector c = a;
      FloatVector d = a;
      int k = 0;
      for (; k < steps; k += STEP) {
        int w = row + k;
        a = Weights.load(weights, w).fma(input(x, xFrom + k), a);
        b = Weights.load(weights, w + LANES).fma(input(x, xFrom + k + LANES), b);
        c = Weights.load(weights, w + 2 * LANES).fma(input(x, xFrom + k + 2 * LANES), c);
        d = Weights.load(weights, w + 3 * LANES).fma(input(x, xFrom + k + 3 * LANES), d);
      }
      for (; k < whole; k += LANES) {
        a = Weights.load(weights, row + k).fma(input(x, xFrom + k), a);
      }
      if (k < in) {
        b = Weights.load(weights, row + k, rest).fma(FloatVector.fromArray(FLOATS, x, xFrom + k, rest), b);
      }
      y[yFrom + o - from] = a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
    }
  }

  private static FloatVector input(float[] x, int at) {
    return FloatVector.fromArray(FLOATS, x, at);
  }
}
