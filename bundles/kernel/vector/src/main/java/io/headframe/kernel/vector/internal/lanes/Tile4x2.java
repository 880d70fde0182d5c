package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;
import static io.headframe.kernel.vector.internal.lanes.Species.LANES;
import static io.headframe.kernel.vector.internal.lanes.Species.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Four rows of a matrix times two inputs: what is read is used two and four times. Whole vectors only. */
final class Tile4x2 {

  private Tile4x2() {}

  static void multiply(MemorySegment weights, int row, int in, float[] x, int xFrom, float[] y, int yFrom, int stride) {
    int whole = in - in % LANES;
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector s00 = zero;
    FloatVector s01 = zero;
    FloatVector s10 = zero;
    FloatVector s11 = zero;
    FloatVector s20 = zero;
    FloatVector s21 = zero;
    FloatVector s30 = zero;
    FloatVector s31 = zero;
    for (int k = 0; k < whole; k += LANES) {
      FloatVector x0 = FloatVector.fromArray(FLOATS, x, xFrom + k);
      FloatVector x1 = FloatVector.fromArray(FLOATS, x, xFrom + k + in);
      FloatVector w0 = load(weights, row + k);
      s00 = w0.fma(x0, s00);
      s01 = w0.fma(x1, s01);
      FloatVector w1 = load(weights, row + in + k);
      s10 = w1.fma(x0, s10);
      s11 = w1.fma(x1, s11);
      FloatVector w2 = load(weights, row + 2 * in + k);
      s20 = w2.fma(x0, s20);
      s21 = w2.fma(x1, s21);
      FloatVector w3 = load(weights, row + 3 * in + k);
      s30 = w3.fma(x0, s30);
      s31 = w3.fma(x1, s31);
    }
    put(s00, s10, s20, s30, y, yFrom);
    put(s01, s11, s21, s31, y, yFrom + stride);
  }

  private static FloatVector load(MemorySegment weights, int at) {
    return FloatVector.fromMemorySegment(FLOATS, weights, (long) at * Float.BYTES, ORDER);
  }

  private static void put(FloatVector a, FloatVector b, FloatVector c, FloatVector d, float[] y, int at) {
    y[at] = a.reduceLanes(VectorOperators.ADD);
    y[at + 1] = b.reduceLanes(VectorOperators.ADD);
    y[at + 2] = c.reduceLanes(VectorOperators.ADD);
    y[at + 3] = d.reduceLanes(VectorOperators.ADD);
  }
}
