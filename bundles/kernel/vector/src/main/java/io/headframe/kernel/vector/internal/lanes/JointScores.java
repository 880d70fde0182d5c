package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;
import static io.headframe.kernel.vector.internal.lanes.Species.LANES;
import static io.headframe.kernel.vector.internal.lanes.Species.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Products of up to four queries with keys: each key is read once for all of them. */
final class JointScores {

  private JointScores() {}

  /**
   * Scores of neighbouring positions.
   *
   * @param at where the first query begins
   * @param stride how much later the next one begins
   * @param rows how many; in place of missing ones the last is computed again
   * @param scores receives [four rows, room]
   */
  static void four(MemorySegment keys, int begin, int width, int positions, float scale, float[] queries, int at,
      int stride, int rows, float[] scores, int room) {
    int first = at;
    int second = at + Math.min(1, rows - 1) * stride;
    int third = at + Math.min(2, rows - 1) * stride;
    int fourth = at + (rows - 1) * stride;
    int whole = width - width % LANES;
    VectorMask<Float> rest = FLOATS.indexInRange(whole, width);
    for (int i = 0; i < positions; i++) {
      int key = begin + i * width;
      FloatVector a = FloatVector.zero(FLOATS);
      FloatVector b = a;
      FloatVector c = a;
      FloatVector d = a;
      for (int k = 0; k < whole; k += LANES) {
        FloatVector x = FloatVector.fromMemorySegment(FLOATS, keys, (long) (key + k) * Float.BYTES, ORDER);
        a = x.fma(FloatVector.fromArray(FLOATS, queries, first + k), a);
        b = x.fma(FloatVector.fromArray(FLOATS, queries, second + k), b);
        c = x.fma(FloatVector.fromArray(FLOATS, queries, third + k), c);
        d = x.fma(FloatVector.fromArray(FLOATS, queries, fourth + k), d);
      }
      if (whole < width) {
        FloatVector x = FloatVector.fromMemorySegment(FLOATS, keys, (long) (key + whole) * Float.BYTES, ORDER, rest);
        a = x.fma(FloatVector.fromArray(FLOATS, queries, first + whole, rest), a);
        b = x.fma(FloatVector.fromArray(FLOATS, queries, second + whole, rest), b);
        c = x.fma(FloatVector.fromArray(FLOATS, queries, third + whole, rest), c);
        d = x.fma(FloatVector.fromArray(FLOATS, queries, fourth + whole, rest), d);
      }
      scores[i] = scale * a.reduceLanes(VectorOperators.ADD);
      scores[i + room] = scale * b.reduceLanes(VectorOperators.ADD);
      scores[i + 2 * room] = scale * c.reduceLanes(VectorOperators.ADD);
      scores[i + 3 * room] = scale * d.reduceLanes(VectorOperators.ADD);
    }
  }
}
