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

  /** Scores of neighbouring positions, four at a time. */
  static void ofRange(MemorySegment keys, long begin, int width, int positions, float scale, float[] queries, int at,
      float[] scores) {
    int whole = width - width % LANES;
    VectorMask<Float> rest = FLOATS.indexInRange(whole, width);
    long row = (long) width * Float.BYTES;
    int i = 0;
    for (; i <= positions - 4; i += 4) {
      long key = begin + i * row;
      FloatVector a = FloatVector.zero(FLOATS);
      FloatVector b = a;
      FloatVector c = a;
      FloatVector d = a;
      for (int k = 0; k < whole; k += LANES) {
        FloatVector q = FloatVector.fromArray(FLOATS, queries, at + k);
        long from = key + (long) k * Float.BYTES;
        a = FloatVector.fromMemorySegment(FLOATS, keys, from, ORDER).fma(q, a);
        b = FloatVector.fromMemorySegment(FLOATS, keys, from + row, ORDER).fma(q, b);
        c = FloatVector.fromMemorySegment(FLOATS, keys, from + 2 * row, ORDER).fma(q, c);
        d = FloatVector.fromMemorySegment(FLOATS, keys, from + 3 * row, ORDER).fma(q, d);
      }
      if (whole < width) {
        FloatVector q = FloatVector.fromArray(FLOATS, queries, at + whole, rest);
        long from = key + (long) whole * Float.BYTES;
        a = FloatVector.fromMemorySegment(FLOATS, keys, from, ORDER, rest).fma(q, a);
        b = FloatVector.fromMemorySegment(FLOATS, keys, from + row, ORDER, rest).fma(q, b);
        c = FloatVector.fromMemorySegment(FLOATS, keys, from + 2 * row, ORDER, rest).fma(q, c);
        d = FloatVector.fromMemorySegment(FLOATS, keys, from + 3 * row, ORDER, rest).fma(q, d);
      }
      scores[i] = scale * a.reduceLanes(VectorOperators.ADD);
      scores[i + 1] = scale * b.reduceLanes(VectorOperators.ADD);
      scores[i + 2] = scale * c.reduceLanes(VectorOperators.ADD);
      scores[i + 3] = scale * d.reduceLanes(VectorOperators.ADD);
    }
    for (; i < positions; i++) {
      scores[i] = scale * one(keys, begin + i * row, width, queries, at);
    }
  }

  /** The product with one key. */
  static float one(MemorySegment keys, long key, int width, float[] queries, int at) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int k = 0; k < width; k += LANES) {
      VectorMask<Float> mask = FLOATS.indexInRange(k, width);
      sum = FloatVector.fromMemorySegment(FLOATS, keys, key + (long) k * Float.BYTES, ORDER, mask)
          .fma(FloatVector.fromArray(FLOATS, queries, at + k, mask), sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  /** Makes scores probabilities times their sum, and returns the sum. */
  static float softmax(float[] scores, int count) {
    FloatVector most = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      most = most.max(FloatVector.fromArray(FLOATS, scores, i));
    }
    float greatest = most.reduceLanes(VectorOperators.MAX);
    for (; i < count; i++) {
      greatest = Math.max(greatest, scores[i]);
    }
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int j = 0; j < count; j += LANES) {
      VectorMask<Float> mask = FLOATS.indexInRange(j, count);
      FloatVector power = Exponential.of(FloatVector.fromArray(FLOATS, scores, j, mask).sub(greatest));
      power.intoArray(scores, j, mask);
      sum = sum.add(power, mask);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }
}
