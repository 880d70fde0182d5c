package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.LANES;

import io.headframe.kernel.vector.internal.LaneOperations;

/** Several inputs and a matrix in panels: two vectors of its rows meet up to four inputs in registers. */
final class PanelTiles {

  private static final int PANEL = LaneOperations.PANEL;

  private PanelTiles() {}

  static void multiply(float[] panels, int in, int from, int to, float[] x, int rows, float[] y, int yFrom,
      int stride, float[] lanes) {
    int whole = from + (to - from) / LANES * LANES;
    int r = 0;
    while (r < rows) {
      int left = rows - r;
      // Five are three and two: none stays alone.
      int count = left >= 4 && left != 5 ? 4 : Math.min(left, 3);
      int at = yFrom + r * stride;
      for (int o = from; o < whole; o += 2 * LANES) {
        // The last vector, if it is alone, is computed twice.
        int other = Math.min(o + LANES, whole - LANES);
        tile(panels, in, o, other, x, r * in, count, y, at + o - from, at + other - from, stride);
      }
      if (whole < to) {
        // Behind the last row there are zeros, for which y has no room.
        tile(panels, in, whole, whole, x, r * in, count, lanes, 0, 0, LANES);
        for (int i = 0; i < count; i++) {
          System.arraycopy(lanes, i * LANES, y, at + i * stride + whole - from, to - whole);
        }
      }
      r += count;
    }
  }

  private static void tile(float[] panels, int in, int a, int b, float[] x, int xFrom, int count, float[] y, int yFirst,
      int ySecond, int stride) {
    int first = at(a, in);
    int second = at(b, in);
    switch (count) {
      case 4 -> PanelTile4.multiply(panels, first, second, in, x, xFrom, y, yFirst, ySecond, stride);
      case 3 -> PanelTile3.multiply(panels, first, second, in, x, xFrom, y, yFirst, ySecond, stride);
      default -> PanelTile2.multiply(panels, first, second, in, x, xFrom, y, yFirst, ySecond, stride);
    }
  }

  /** Where the weights of a row for the first input stand. */
  private static int at(int row, int in) {
    return row / PANEL * PANEL * in + row % PANEL;
  }
}
