package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;
import static io.headframe.kernel.vector.internal.lanes.Species.LANES;
import static io.headframe.kernel.vector.internal.lanes.Species.ORDER;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Several inputs: four rows of the matrix at a time, which all inputs use. Four rows are four streams, which a processor
 * fetches from memory half as fast as one; so rows are touched in order before, as many as the second cache holds well.
 */
final class FloatTiles {

  private static final int HEIGHT = 4;
  /** Floats that are touched at a time: 128 KiB. */
  private static final int NEAR = 32_768;
  private static final int MOST_ROWS = 16;
  private static final int LINE = 64 / Float.BYTES;

  /** What was touched, so that touching is not left out. */
  private int touched;

  void multiply(MemorySegment weights, int in, int from, int to, float[] x, int rows, float[] y, int yFrom,
      int stride) {
    int block = Math.clamp(NEAR / in / HEIGHT * HEIGHT, HEIGHT, MOST_ROWS);
    int whole = from + (to - from) / HEIGHT * HEIGHT;
    for (int o = from; o < whole; o += block) {
      int end = Math.min(whole, o + block);
      touched += touch(weights, o * in, end * in);
      for (int tile = o; tile < end; tile += HEIGHT) {
        multiplyTile(weights, in, tile, x, rows, y, yFrom + tile - from, stride);
      }
    }
    for (int r = 0; whole < to && r < rows; r++) {
      FloatRows.multiply(weights, in, whole, to, x, r * in, y, yFrom + r * stride + whole - from);
    }
  }

  private static void multiplyTile(MemorySegment weights, int in, int tile, float[] x, int rows, float[] y, int yFrom,
      int stride) {
    int r = 0;
    while (r < rows) {
      int left = rows - r;
      int at = yFrom + r * stride;
      // No input stays alone: five are three and two.
      int count = left >= 4 && left != 5 ? 4 : Math.min(left, 3);
      if (count == 4) {
        Tile4x4.multiply(weights, tile * in, in, x, r * in, y, at, stride);
      } else if (count == 3) {
        Tile4x3.multiply(weights, tile * in, in, x, r * in, y, at, stride);
      } else {
        Tile4x2.multiply(weights, tile * in, in, x, r * in, y, at, stride);
      }
      if (in % LANES != 0) {
        addRest(weights, tile * in, in, x, r * in, count, y, at, stride);
      }
      r += count;
    }
  }

  /** Adds what is left of rows behind their last whole vector. */
  private static void addRest(MemorySegment weights, int row, int in, float[] x, int xFrom, int count, float[] y, int at,
      int stride) {
    int whole = in - in % LANES;
    VectorMask<Float> rest = FLOATS.indexInRange(whole, in);
    for (int o = 0; o < HEIGHT; o++) {
      FloatVector w = FloatVector.fromMemorySegment(
          FLOATS, weights, (long) (row + o * in + whole) * Float.BYTES, ORDER, rest);
      for (int r = 0; r < count; r++) {
        y[at + r * stride + o] +=
            w.mul(FloatVector.fromArray(FLOATS, x, xFrom + r * in + whole, rest)).reduceLanes(VectorOperators.ADD);
      }
    }
  }

  /** Reads a number of each cache line. */
  private static int touch(MemorySegment weights, int from, int to) {
    int a = 0;
    int b = 0;
    int k = from;
    for (; k < to - LINE; k += 2 * LINE) {
      a += weights.get(ValueLayout.JAVA_INT_UNALIGNED, (long) k * Float.BYTES);
      b += weights.get(ValueLayout.JAVA_INT_UNALIGNED, (long) (k + LINE) * Float.BYTES);
    }
    return a + b;
  }
}
