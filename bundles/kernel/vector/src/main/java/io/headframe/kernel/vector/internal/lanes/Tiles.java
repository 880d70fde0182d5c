package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;
import static io.headframe.kernel.vector.internal.lanes.Species.LANES;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Several inputs: four rows of the matrix at a time, which all inputs use. Four rows are four streams, which a
 * processor fetches from memory half as fast as one; so rows are touched in order before, as many as the second cache
 * holds well.
 */
final class Tiles {

  private static final int HEIGHT = 4;
  /** Weights that are touched at a time: 128 KiB. */
  private static final int NEAR = (1 << 17) / Weights.SIZE;
  private static final int MOST_ROWS = 16;
  /** Bytes of a matrix that may still be in the second cache since it was used last. */
  private static final int CACHED = 1 << 18;
  /** Weights of a cache line. */
  private static final int LINE = 64 / Weights.SIZE;

  /** What was touched, so that touching is not left out. */
  private int touched;

  void multiply(MemorySegment weights, int in, int from, int to, float[] x, int rows, float[] y, int yFrom,
      int stride, float[] lanes) {
    int block = Math.clamp(NEAR / in / HEIGHT * HEIGHT, HEIGHT, MOST_ROWS);
    int whole = from + (to - from) / HEIGHT * HEIGHT;
    boolean far = weights.byteSize() > CACHED;
    for (int o = from; o < whole; o += block) {
      int end = Math.min(whole, o + block);
      if (far) {
        touched += touch(weights, o * in, end * in);
      }
      for (int tile = o; tile < end; tile += HEIGHT) {
        multiplyTile(weights, in, tile, x, rows, y, yFrom + tile - from, stride, lanes);
      }
    }
    for (int r = 0; whole < to && r < rows; r++) {
      Rows.multiply(weights, in, whole, to, x, r * in, y, yFrom + r * stride + whole - from);
    }
  }

  private static void multiplyTile(MemorySegment weights, int in, int tile, float[] x, int rows, float[] y, int yFrom,
      int stride, float[] lanes) {
    int row = tile * in;
    int r = 0;
    while (r < rows) {
      int left = rows - r;
      int at = yFrom + r * stride;
      // Five are three and two: none stays alone.
      int count = left >= 4 && left != 5 ? 4 : Math.min(left, 3);
      switch (count) {
        case 4 -> Tile4x4.multiply(weights, row, in, x, r * in, lanes);
        case 3 -> Tile4x3.multiply(weights, row, in, x, r * in, lanes);
        default -> Tile4x2.multiply(weights, row, in, x, r * in, lanes);
      }
      if (in % LANES != 0) {
        addRest(weights, row, in, x, r * in, count, lanes);
      }
      Sums.fold(lanes, count, y, at, stride);
      r += count;
    }
  }

  /** Adds what is left of rows behind their last whole vector. */
  private static void addRest(MemorySegment weights, int row, int in, float[] x, int xFrom, int count, float[] lanes) {
    int whole = in - in % LANES;
    VectorMask<Float> rest = FLOATS.indexInRange(whole, in);
    for (int o = 0; o < HEIGHT; o++) {
      FloatVector w = Weights.load(weights, row + o * in + whole, rest);
      for (int r = 0; r < count; r++) {
        int at = (HEIGHT * r + o) * LANES;
        w.fma(FloatVector.fromArray(FLOATS, x, xFrom + r * in + whole, rest), FloatVector.fromArray(FLOATS, lanes, at))
            .intoArray(lanes, at);
      }
    }
  }

  /** Reads a number of each cache line. */
  private static int touch(MemorySegment weights, int from, int to) {
    int a = 0;
    int b = 0;
    for (int k = from; k < to - LINE; k += 2 * LINE) {
      a += weights.get(ValueLayout.JAVA_BYTE, (long) k * Weights.SIZE);
      b += weights.get(ValueLayout.JAVA_BYTE, (long) (k + LINE) * Weights.SIZE);
    }
    return a + b;
  }
}
