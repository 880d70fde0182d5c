package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;

import io.headframe.kernel.vector.internal.LaneOperations;
import jdk.incubator.vector.FloatVector;

/** Two vectors of rows of a matrix in panels times two inputs. */
final class PanelTile2 {

  private PanelTile2() {}

  /** Writes the sums: for each input those of the first vector, then those of the second. */
  static void multiply(float[] panels, int first, int second, int in, float[] x, int xFrom, float[] y, int yFirst,
      int ySecond, int stride) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector a0 = zero;
    FloatVector b0 = zero;
    FloatVector a1 = zero;
    FloatVector b1 = zero;
    for (int k = 0; k < in; k++) {
      FloatVector a = FloatVector.fromArray(FLOATS, panels, first + k * LaneOperations.PANEL);
      FloatVector b = FloatVector.fromArray(FLOATS, panels, second + k * LaneOperations.PANEL);
      FloatVector x0 = FloatVector.broadcast(FLOATS, x[xFrom + k]);
      a0 = a.fma(x0, a0);
      b0 = b.fma(x0, b0);
      FloatVector x1 = FloatVector.broadcast(FLOATS, x[xFrom + k + in]);
      a1 = a.fma(x1, a1);
      b1 = b.fma(x1, b1);
    }
    a0.intoArray(y, yFirst);
    b0.intoArray(y, ySecond);
    a1.intoArray(y, yFirst + stride);
    b1.intoArray(y, ySecond + stride);
  }
}
