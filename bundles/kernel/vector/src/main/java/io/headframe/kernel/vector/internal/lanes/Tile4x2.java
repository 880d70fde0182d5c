package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;
import static io.headframe.kernel.vector.internal.lanes.Species.LANES;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** Four rows of a matrix times two inputs: what is read is used two and four times. Whole vectors only. */
final class Tile4x2 {

  private Tile4x2() {}

  /** Writes the lanes of the sums: for each input those of the four rows, one after the other. */
  static void multiply(MemorySegment weights, int row, int in, float[] x, int xFrom, float[] lanes) {
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
      FloatVector w0 = Weights.load(weights, row + k);
      s00 = w0.fma(x0, s00);
      s01 = w0.fma(x1, s01);
      FloatVector w1 = Weights.load(weights, row + in + k);
      s10 = w1.fma(x0, s10);
      s11 = w1.fma(x1, s11);
      FloatVector w2 = Weights.load(weights, row + 2 * in + k);
      s20 = w2.fma(x0, s20);
      s21 = w2.fma(x1, s21);
      FloatVector w3 = Weights.load(weights, row + 3 * in + k);
      s30 = w3.fma(x0, s30);
      s31 = w3.fma(x1, s31);
    }
    s00.intoArray(lanes, 0);
    s10.intoArray(lanes, LANES);
    s20.intoArray(lanes, 2 * LANES);
    s30.intoArray(lanes, 3 * LANES);
    s01.intoArray(lanes, 4 * LANES);
    s11.intoArray(lanes, 5 * LANES);
    s21.intoArray(lanes, 6 * LANES);
    s31.intoArray(lanes, 7 * LANES);
  }
}
