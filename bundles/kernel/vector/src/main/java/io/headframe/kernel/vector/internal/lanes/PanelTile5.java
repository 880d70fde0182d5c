package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;

import io.headframe.kernel.vector.internal.LaneOperations;
import jdk.incubator.vector.FloatVector;

/** Two vectors of rows of a matrix in panels times five inputs; only where a processor has registers for ten sums. */
final class PanelTile5 {

  private PanelTile5() {}

  /** Writes the sums: for each input those of the first vector, then those of the second. */
  static void multiply(float[] panels, int first, int second, int in, float[] x, int xFrom, float[] y, int yFirst,
      int ySecond, int stride) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector a0 = zero;
    FloatVector b0 = zero;
    FloatVector a1 = zero;
    FloatVector b1 = zero;
    FloatVector a2 = zero;
    FloatVector b2 = zero;
    FloatVector a3 = zero;
    FloatVector b3 = zero;
    FloatVector a4 = zero;
    FloatVector b4 = zero;
    for (int k = 0; k < in; k++) {
      FloatVector a = FloatVector.fromArray(FLOATS, panels, first + k * LaneOperations.PANEL);
      FloatVector b = FloatVector.fromArray(FLOATS, panels, second + k * LaneOperations.PANEL);
      FloatVector x0 = FloatVector.broadcast(FLOATS, x[xFrom + k]);
      a0 = a.fma(x0, a0);
      b0 = b.fma(x0, b0);
      FloatVector x1 = FloatVector.broadcast(FLOATS, x[xFrom + k + in]);
      a1 = a.fma(x1, a1);
      b1 = b.fma(x1, b1);
      FloatVector x2 = FloatVector.broadcast(FLOATS, x[xFrom + k + 2 * in]);
      a2 = a.fma(x2, a2);
      b2 = b.fma(x2, b2);
      FloatVector x3 = FloatVector.broadcast(FLOATS, x[xFrom + k + 3 * in]);
      a3 = a.fma(x3, a3);
      b3 = b.fma(x3, b3);
      FloatVector x4 = FloatVector.broadcast(FLOATS, x[xFrom + k + 4 * in]);
      a4 = a.fma(x4, a4);
      b4 = b.fma(x4, b4);
    }
    a0.intoArray(y, yFirst);
    b0.intoArray(y, ySecond);
    a1.intoArray(y, yFirst + stride);
    b1.intoArray(y, ySecond + stride);
    a2.intoArray(y, yFirst + 2 * stride);
    b2.intoArray(y, ySecond + 2 * stride);
    a3.intoArray(y, yFirst + 3 * stride);
    b3.intoArray(y, ySecond + 3 * stride);
    a4.intoArray(y, yFirst + 4 * stride);
    b4.intoArray(y, ySecond + 4 * stride);
  }
}
