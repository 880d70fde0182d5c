package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;

import io.headframe.kernel.vector.internal.LaneOperations;
import jdk.incubator.vector.FloatVector;

/** Four vectors of rows of a matrix in panels times one input. Two sums of each, so that none waits for another. */
final class PanelTile1 {

  private static final int PANEL = LaneOperations.PANEL;

  private PanelTile1() {}

  /** Writes the sums of a vector of rows at each of four places. */
  static void multiply(float[] panels, int first, int second, int third, int fourth, int in, float[] x, int xFrom,
      float[] y, int yFirst, int ySecond, int yThird, int yFourth) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector a = zero;
    FloatVector b = zero;
    FloatVector c = zero;
    FloatVector d = zero;
    FloatVector e = zero;
    FloatVector f = zero;
    FloatVector g = zero;
    FloatVector h = zero;
    int k = 0;
    for (; k < in - 1; k += 2) {
      FloatVector x0 = FloatVector.broadcast(FLOATS, x[xFrom + k]);
      a = FloatVector.fromArray(FLOATS, panels, first + k * PANEL).fma(x0, a);
      b = FloatVector.fromArray(FLOATS, panels, second + k * PANEL).fma(x0, b);
      c = FloatVector.fromArray(FLOATS, panels, third + k * PANEL).fma(x0, c);
      d = FloatVector.fromArray(FLOATS, panels, fourth + k * PANEL).fma(x0, d);
      FloatVector x1 = FloatVector.broadcast(FLOATS, x[xFrom + k + 1]);
      e = FloatVector.fromArray(FLOATS, panels, first + (k + 1) * PANEL).fma(x1, e);
      f = FloatVector.fromArray(FLOATS, panels, second + (k + 1) * PANEL).fma(x1, f);
      g = FloatVector.fromArray(FLOATS, panels, third + (k + 1) * PANEL).fma(x1, g);
      h = FloatVector.fromArray(FLOATS, panels, fourth + (k + 1) * PANEL).fma(x1, h);
    }
    if (k < in) {
      FloatVector x0 = FloatVector.broadcast(FLOATS, x[xFrom + k]);
      a = FloatVector.fromArray(FLOATS, panels, first + k * PANEL).fma(x0, a);
      b = FloatVector.fromArray(FLOATS, panels, second + k * PANEL).fma(x0, b);
      c = FloatVector.fromArray(FLOATS, panels, third + k * PANEL).fma(x0, c);
      d = FloatVector.fromArray(FLOATS, panels, fourth + k * PANEL).fma(x0, d);
    }
    a.add(e).intoArray(y, yFirst);
    b.add(f).intoArray(y, ySecond);
    c.add(g).intoArray(y, yThird);
    d.add(h).intoArray(y, yFourth);
  }
}
