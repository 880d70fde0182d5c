package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.LANES;

import io.headframe.kernel.vector.internal.LaneOperations;

/** Several inputs and a matrix in panels: two vectors of its rows meet up to six inputs in registers. */
final class PanelTiles {

  private static final int PANEL = LaneOperations.PANEL;

  /** Processors with vectors of 512 bits have thirty-two registers, others sixteen. */
  private static final boolean MANY_REGISTERS = Species.BITS == 512;

  private PanelTiles() {}

  static void multiply(float[] panels, int in, int from, int to, float[] x, int rows, float[] y, int yFrom,
      int stride, float[] lanes) {
    int whole = from + (to - from) / LANES * LANES;
    if (rows == 1) {
      one(panels, in, from, whole, x, y, yFrom);
    } else {
      // Panels that are near serve all inputs.
      for (int o = from; o < whole; o += 2 * LANES) {
        // The last vector, if it is alone, is computed twice.
        int other = Math.min(o + LANES, whole - LANES);
        all(panels, in, o, other, x, rows, y, yFrom + o - from, yFrom + other - from, stride);
      }
    }
    if (whole < to) {
      // Behind the last row there are zeros, for which y has no room.
      for (int r = 0; r < rows; r += 4) {
        int count = Math.min(4, rows - r);
        tile(panels, at(whole, in), at(whole, in), in, x, r * in, count, lanes, 0, 0, LANES);
        for (int i = 0; i < count; i++) {
          System.arraycopy(lanes, i * LANES, y, yFrom + (r + i) * stride + whole - from, to - whole);
        }
      }
    }
  }

  private static void one(float[] panels, int in, int from, int whole, float[] x, float[] y, int yFrom) {
    for (int o = from; o < whole; o += 4 * LANES) {
      int b = Math.min(o + LANES, whole - LANES);
      int c = Math.min(o + 2 * LANES, whole - LANES);
      int d = Math.min(o + 3 * LANES, whole - LANES);
      PanelTile1.multiply(panels, at(o, in), at(b, in), at(c, in), at(d, in), in, x, 0, y, yFrom + o - from,
          yFrom + b - from, yFrom + c - from, yFrom + d - from);
    }
  }

  private static void all(float[] panels, int in, int a, int b, float[] x, int rows, float[] y, int yFirst,
      int ySecond, int stride) {
    int first = at(a, in);
    int second = at(b, in);
    for (int r = 0; r < rows;) {
      int count = height(rows - r);
      tile(panels, first, second, in, x, r * in, count, y, yFirst + r * stride, ySecond + r * stride, stride);
      r += count;
    }
  }

  /** How many of the inputs that are left are taken together. None stays alone: seven are four and three. */
  private static int height(int left) {
    if (!MANY_REGISTERS) {
      return left == 5 ? 3 : Math.min(left, 4);
    }
    return left <= 6 ? left : left <= 8 ? 4 : left <= 10 ? 5 : 6;
  }

  private static void tile(float[] panels, int first, int second, int in, float[] x, int xFrom, int count, float[] y,
      int yFirst, int ySecond, int stride) {
    switch (count) {
      case 5 -> PanelTile5.multiply(panels, first, second, in, x, xFrom, y, yFirst, ySecond, stride);
      case 6 -> PanelTile6.multiply(panels, first, second, in, x, xFrom, y, yFirst, ySecond, stride);
      case 4 -> PanelTile4.multiply(panels, first, second, in, x, xFrom, y, yFirst, ySecond, stride);
      case 3 -> PanelTile3.multiply(panels, first, second, in, x, xFrom, y, yFirst, ySecond, stride);
      case 2 -> PanelTile2.multiply(panels, first, second, in, x, xFrom, y, yFirst, ySecond, stride);
      default -> PanelTile1.multiply(panels, first, second, first, second, in, x, xFrom, y, yFirst, ySecond, yFirst,
          ySecond);
    }
  }

  /** Where the weights of a row for the first input stand. */
  private static int at(int row, int in) {
    return row / PANEL * PANEL * in + row % PANEL;
  }
}
