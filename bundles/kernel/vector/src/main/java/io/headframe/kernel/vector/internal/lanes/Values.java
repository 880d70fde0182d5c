package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;
import static io.headframe.kernel.vector.internal.lanes.Species.LANES;
import static io.headframe.kernel.vector.internal.lanes.Species.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** Sums of values, each times its weight. */
final class Values {

  private static final int STEP = 4 * LANES;

  private Values() {}

  /** Σ weights[i] · values[i] over neighbouring positions, times a factor. */
  static void ofRange(MemorySegment values, int begin, int width, int positions, float[] weights, float factor,
      float[] out, int at) {
    int k = 0;
    for (; k <= width - STEP; k += STEP) {
      four(values, begin + k, width, positions, weights, factor, out, at + k);
    }
    for (; k < width; k += LANES) {
      one(values, begin + k, width, positions, weights, factor, out, at + k,
          FLOATS.indexInRange(k, width));
    }
  }

  private static void four(MemorySegment values, int begin, int width, int positions, float[] weights, float factor,
      float[] out, int at) {
    FloatVector a = FloatVector.zero(FLOATS);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    for (int i = 0; i < positions; i++) {
      FloatVector weight = FloatVector.broadcast(FLOATS, weights[i]);
      int from = begin + i * width;
      a = load(values, from).fma(weight, a);
      b = load(values, from + LANES).fma(weight, b);
      c = load(values, from + 2 * LANES).fma(weight, c);
      d = load(values, from + 3 * LANES).fma(weight, d);
    }
    a.mul(factor).intoArray(out, at);
    b.mul(factor).intoArray(out, at + LANES);
    c.mul(factor).intoArray(out, at + 2 * LANES);
    d.mul(factor).intoArray(out, at + 3 * LANES);
  }

  private static void one(MemorySegment values, int begin, int width, int positions, float[] weights, float factor,
      float[] out, int at, VectorMask<Float> mask) {
    FloatVector a = FloatVector.zero(FLOATS);
    FloatVector b = a;
    int i = 0;
    for (; i <= positions - 2; i += 2) {
      int from = begin + i * width;
      a = load(values, from, mask)
          .fma(FloatVector.broadcast(FLOATS, weights[i]), a);
      b = load(values, from + width, mask)
          .fma(FloatVector.broadcast(FLOATS, weights[i + 1]), b);
    }
    if (i < positions) {
      a = load(values, begin + i * width, mask)
          .fma(FloatVector.broadcast(FLOATS, weights[i]), a);
    }
    a.add(b).mul(factor).intoArray(out, at, mask);
  }

  private static FloatVector load(MemorySegment values, int at) {
    return FloatVector.fromMemorySegment(FLOATS, values, (long) at * Float.BYTES, ORDER);
  }

  private static FloatVector load(MemorySegment values, int at, VectorMask<Float> mask) {
    return FloatVector.fromMemorySegment(FLOATS, values, (long) at * Float.BYTES, ORDER, mask);
  }

  /** Adds the value of one position, times its weight. */
  static void add(MemorySegment values, int begin, int width, float weight, float[] out, int at) {
    for (int k = 0; k < width; k += LANES) {
      VectorMask<Float> mask = FLOATS.indexInRange(k, width);
      load(values, begin + k, mask).mul(weight)
          .add(FloatVector.fromArray(FLOATS, out, at + k, mask)).intoArray(out, at + k, mask);
    }
  }
}
