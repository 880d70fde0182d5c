package io.headframe.kernel.vector.internal.lanes;

import java.lang.foreign.MemorySegment;

/** Several inputs: four rows of the matrix at a time, which all inputs use while they are near. */
final class FloatTiles {

  private static final int HEIGHT = 4;

  private FloatTiles() {}

  static void multiply(MemorySegment weights, int in, int from, int to, float[] x, int rows, float[] y, int yFrom,
      int stride) {
    int o = from;
    for (; o <= to - HEIGHT; o += HEIGHT) {
      long row = (long) o * in * Float.BYTES;
      int r = 0;
      while (r < rows) {
        int left = rows - r;
        int at = yFrom + r * stride + o - from;
        // No input stays alone: five are three and two.
        if (left >= 4 && left != 5) {
          Tile4x4.multiply(weights, row, in, x, r * in, y, at, stride);
          r += 4;
        } else if (left >= 3) {
          Tile4x3.multiply(weights, row, in, x, r * in, y, at, stride);
          r += 3;
        } else {
          Tile4x2.multiply(weights, row, in, x, r * in, y, at, stride);
          r += 2;
        }
      }
    }
    for (int r = 0; o < to && r < rows; r++) {
      FloatRows.multiply(weights, in, o, to, x, r * in, y, yFrom + r * stride + o - from);
    }
  }
}
