package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;
import static io.headframe.kernel.vector.internal.lanes.Species.LANES;
import static io.headframe.kernel.vector.internal.lanes.Species.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Products of one query with keys, and their softmax. */
final class Scores {

  private Scores() {}

  /** Products with the keys of neighbouring positions, four at a time where vectors fill a head. */
  static void ofRange(MemorySegment keys, int begin, int width, int positions, float[] queries, int at,
      float[] scores) {
    int i = 0;
    if (width % LANES == 0) {
      i = positions - positions % 4;
      fours(keys, begin, width, i, queries, at, scores);
    }
    for (; i < positions; i++) {
      scores[i] = one(keys, begin + i * width, width, queries, at);
    }
  }

  private static void fours(MemorySegment keys, int begin, int width, int positions, float[] queries, int at,
      float[] scores) {
    for (int i = 0; i < positions; i += 4) {
      int key = begin + i * width;
      FloatVector a = FloatVector.zero(FLOATS);
      FloatVector b = a;
      FloatVector c = a;
      FloatVector d = a;
      for (int k = 0; k < width; k += LANES) {
        FloatVector q = FloatVector.fromArray(FLOATS, queries, at + k);
        int from = key + k;
        a = FloatVector.fromMemorySegment(FLOATS, keys, (long) from * Float.BYTES, ORDER).fma(q, a);
        b = FloatVector.fromMemorySegment(FLOATS, keys, (long) (from + width) * Float.BYTES, ORDER).fma(q, b);
        c = FloatVector.fromMemorySegment(FLOATS, keys, (long) (from + 2 * width) * Float.BYTES, ORDER).fma(q, c);
        d = FloatVector.fromMemorySegment(FLOATS, keys, (long) (from + 3 * width) * Float.BYTES, ORDER).fma(q, d);
      }
      scores[i] = a.reduceLanes(VectorOperators.ADD);
      scores[i + 1] = b.reduceLanes(VectorOperators.ADD);
      scores[i + 2] = c.reduceLanes(VectorOperators.ADD);
      scores[i + 3] = d.reduceLanes(VectorOperators.ADD);
    }
  }

  /** The product with one key. */
  static float one(MemorySegment keys, int key, int width, float[] queries, int at) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int k = 0; k < width; k += LANES) {
      VectorMask<Float> mask = FLOATS.indexInRange(k, width);
      sum = FloatVector.fromMemorySegment(FLOATS, keys, (long) (key + k) * Float.BYTES, ORDER, mask)
          .fma(FloatVector.fromArray(FLOATS, queries, at + k, mask), sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  /** Makes scores probabilities times their sum, and returns the sum. */
  static float softmax(float[] scores, int count, float scale) {
    FloatVector most = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      FloatVector scaled = FloatVector.fromArray(FLOATS, scores, i).mul(scale);
      scaled.intoArray(scores, i);
      most = most.max(scaled);
    }
    float greatest = most.reduceLanes(VectorOperators.MAX);
    for (; i < count; i++) {
      scores[i] *= scale;
      greatest = Math.max(greatest, scores[i]);
    }
    return Exponential.apply(scores, 0, count, 1, -greatest);
  }
}
