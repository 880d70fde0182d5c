package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;
import static io.headframe.kernel.vector.internal.lanes.Species.LANES;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** One input, four rows at a time: of short rows most of the time goes into sums over lanes, which are made together. */
final class ShortRows {

  private static final int HEIGHT = 4;

  private ShortRows() {}

  static void multiply(MemorySegment weights, int in, int from, int to, float[] x, float[] y, int yFrom) {
    int whole = in - in % LANES;
    int last = from + (to - from) / HEIGHT * HEIGHT;
    VectorMask<Float> rest = FLOATS.indexInRange(whole, in);
    for (int o = from; o < last; o += HEIGHT) {
      int row = o * in;
      FloatVector a = FloatVector.zero(FLOATS);
      FloatVector b = a;
      FloatVector c = a;
      FloatVector d = a;
      for (int k = 0; k < whole; k += LANES) {
        FloatVector v = FloatVector.fromArray(FLOATS, x, k);
        a = Weights.load(weights, row + k).fma(v, a);
        b = Weights.load(weights, row + in + k).fma(v, b);
        c = Weights.load(weights, row + 2 * in + k).fma(v, c);
        d = Weights.load(weights, row + 3 * in + k).fma(v, d);
      }
      if (whole < in) {
        FloatVector v = FloatVector.fromArray(FLOATS, x, whole, rest);
        a = Weights.load(weights, row + whole, rest).fma(v, a);
        b = Weights.load(weights, row + in + whole, rest).fma(v, b);
        c = Weights.load(weights, row + 2 * in + whole, rest).fma(v, c);
        d = Weights.load(weights, row + 3 * in + whole, rest).fma(v, d);
      }
      Sums.put(Sums.of(a, b, c, d), y, yFrom + o - from);
    }
    if (last < to) {
      Rows.multiply(weights, in, last, to, x, 0, y, yFrom + last - from);
    }
  }
}
