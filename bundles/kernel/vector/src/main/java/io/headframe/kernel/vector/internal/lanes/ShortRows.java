package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;
import static io.headframe.kernel.vector.internal.lanes.Species.LANES;

import io.headframe.kernel.vector.internal.LaneOperations;
import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/**
 * One input, four rows at a time: of short rows most of the time goes into sums over lanes, which are made together.
 * Whole vectors only. Here and elsewhere methods are small: the JVM's first compiler gives up on long ones of vectors,
 * and then they stay interpreted.
 */
final class ShortRows {

  private static final int HEIGHT = 4;

  private ShortRows() {}

  static void multiply(MemorySegment weights, int in, int from, int to, float[] x, float[] y, int yFrom,
      float[] lanes) {
    int last = from + (to - from) / HEIGHT * HEIGHT;
    int kept = 0;
    for (int o = from; o < last; o += HEIGHT) {
      int row = o * in;
      FloatVector a = FloatVector.zero(FLOATS);
      FloatVector b = a;
      FloatVector c = a;
      FloatVector d = a;
      for (int k = 0; k < in; k += LANES) {
        FloatVector v = FloatVector.fromArray(FLOATS, x, k);
        a = Weights.load(weights, row + k).fma(v, a);
        b = Weights.load(weights, row + in + k).fma(v, b);
        c = Weights.load(weights, row + 2 * in + k).fma(v, c);
        d = Weights.load(weights, row + 3 * in + k).fma(v, d);
      }
      int at = kept * LANES;
      a.intoArray(lanes, at);
      b.intoArray(lanes, at + LANES);
      c.intoArray(lanes, at + 2 * LANES);
      d.intoArray(lanes, at + 3 * LANES);
      kept += HEIGHT;
      if (kept == LaneOperations.SUMS || o + HEIGHT == last) {
        Sums.fold(lanes, kept / HEIGHT, y, yFrom + o + HEIGHT - kept - from, HEIGHT);
        kept = 0;
      }
    }
    if (last < to) {
      Rows.multiply(weights, in, last, to, x, 0, y, yFrom + last - from);
    }
  }
}
