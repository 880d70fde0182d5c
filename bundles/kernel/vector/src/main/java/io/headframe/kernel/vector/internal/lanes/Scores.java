package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;
import static io.headframe.kernel.vector.internal.lanes.Species.LANES;
import static io.headframe.kernel.vector.internal.lanes.Species.ORDER;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Products of one query with keys, and their softmax. */
final class Scores {

  private Scores() {}

  /** Scores of neighbouring positions, four at a time. */
  static void ofRange(MemorySegment keys, int begin, int width, int positions, float scale, float[] queries, int at,
      float[] scores) {
    int whole = width - width % LANES;
    VectorMask<Float> rest = FLOATS.indexInRange(whole, width);
    int i = 0;
    for (; i <= positions - 4; i += 4) {
      int key = begin + i * width;
      FloatVector a = FloatVector.zero(FLOATS);
      FloatVector b = a;
      FloatVector c = a;
      FloatVector d = a;
      for (int k = 0; k < whole; k += LANES) {
        FloatVector q = FloatVector.fromArray(FLOATS, queries, at + k);
        int from = key + k;
        a = load(keys, from).fma(q, a);
        b = load(keys, from + width).fma(q, b);
        c = load(keys, from + 2 * width).fma(q, c);
        d = load(keys, from + 3 * width).fma(q, d);
      }
      if (whole < width) {
        FloatVector q = FloatVector.fromArray(FLOATS, queries, at + whole, rest);
        int from = key + whole;
        a = load(keys, from, rest).fma(q, a);
        b = load(keys, from + width, rest).fma(q, b);
        c = load(keys, from + 2 * width, rest).fma(q, c);
        d = load(keys, from + 3 * width, rest).fma(q, d);
      }
      scores[i] = scale * a.reduceLanes(VectorOperators.ADD);
      scores[i + 1] = scale * b.reduceLanes(VectorOperators.ADD);
      scores[i + 2] = scale * c.reduceLanes(VectorOperators.ADD);
      scores[i + 3] = scale * d.reduceLanes(VectorOperators.ADD);
    }
    for (; i < positions; i++) {
      scores[i] = scale * one(keys, begin + i * width, width, queries, at);
    }
  }

  /** The product with one key. */
  static float one(MemorySegment keys, int key, int width, float[] queries, int at) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int k = 0; k < width; k += LANES) {
      VectorMask<Float> mask = FLOATS.indexInRange(k, width);
      sum = load(keys, key + k, mask)
          .fma(FloatVector.fromArray(FLOATS, queries, at + k, mask), sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  private static FloatVector load(MemorySegment keys, int at) {
    return FloatVector.fromMemorySegment(FLOATS, keys, (long) at * Float.BYTES, ORDER);
  }

  private static FloatVector load(MemorySegment keys, int at, VectorMask<Float> mask) {
    return FloatVector.fromMemorySegment(FLOATS, keys, (long) at * Float.BYTES, ORDER, mask);
  }

  /** Makes scores probabilities times their sum, and returns the sum. The array has room for the last whole vector. */
  static float softmax(float[] scores, int at, int count) {
    int end = at + (count + LANES - 1) / LANES * LANES;
    Arrays.fill(scores, at + count, end, Float.NEGATIVE_INFINITY);
    return Exponential.apply(scores, at, count, 1, -greatest(scores, at, end));
  }

  private static float greatest(float[] scores, int from, int to) {
    FloatVector most = FloatVector.fromArray(FLOATS, scores, from);
    for (int i = from + LANES; i < to; i += LANES) {
      most = most.max(FloatVector.fromArray(FLOATS, scores, i));
    }
    return most.reduceLanes(VectorOperators.MAX);
  }
}
