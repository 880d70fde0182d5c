package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.BYTES;
import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;
import static io.headframe.kernel.vector.internal.lanes.Species.INTEGERS;
import static io.headframe.kernel.vector.internal.lanes.Species.LANES;
import static io.headframe.kernel.vector.internal.lanes.Species.ORDER;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** Rows of bytes: they become floats in registers, and are multiplied as such. */
final class ByteRows {

  private static final int STEP = 4 * LANES;

  private static final ValueLayout.OfInt FOUR_BYTES =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final IntVector TO_TOP =
      IntVector.broadcast(INTEGERS, Integer.SIZE - Byte.SIZE).sub(IntVector.zero(INTEGERS).addIndex(Byte.SIZE));

  private ByteRows() {}

  static void multiply(MemorySegment weights, float[] scales, int in, int from, int to, float[] x, float[] y,
      int yFrom) {
    int steps = in - in % STEP;
    int whole = in - in % LANES;
    for (int o = from; o < to; o++) {
      int row = o * in;
      FloatVector a = FloatVector.zero(FLOATS);
      FloatVector b = a;
      FloatVector c = a;
      FloatVector d = a;
      int k = 0;
      for (; k < steps; k += STEP) {
        a = load(weights, row + k).fma(FloatVector.fromArray(FLOATS, x, k), a);
        b = load(weights, row + k + LANES).fma(FloatVector.fromArray(FLOATS, x, k + LANES), b);
        c = load(weights, row + k + 2 * LANES).fma(FloatVector.fromArray(FLOATS, x, k + 2 * LANES), c);
        d = load(weights, row + k + 3 * LANES).fma(FloatVector.fromArray(FLOATS, x, k + 3 * LANES), d);
      }
      for (; k < whole; k += LANES) {
        a = load(weights, row + k).fma(FloatVector.fromArray(FLOATS, x, k), a);
      }
      float sum = a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
      for (; k < in; k++) {
        sum += weights.get(ValueLayout.JAVA_BYTE, row + k) * x[k];
      }
      y[yFrom + o - from] = scales[o] * sum;
    }
  }

  /** Rows as floats. */
  static void widen(MemorySegment weights, float[] scales, int in, int from, int to, MemorySegment floats) {
    int whole = in - in % LANES;
    for (int o = from; o < to; o++) {
      int row = o * in;
      long target = (long) (o - from) * in * Float.BYTES;
      float scale = scales[o];
      int k = 0;
      for (; k < whole; k += LANES) {
        load(weights, row + k).mul(scale).intoMemorySegment(floats, target + (long) k * Float.BYTES, ORDER);
      }
      for (; k < in; k++) {
        floats.set(ValueLayout.JAVA_FLOAT_UNALIGNED, target + (long) k * Float.BYTES,
            scale * weights.get(ValueLayout.JAVA_BYTE, row + k));
      }
    }
  }

  private static FloatVector load(MemorySegment weights, int offset) {
    if (BYTES == null) {
      // No vector is as short as four bytes: an integer in all lanes, of which each lane takes another byte.
      return (FloatVector) IntVector.broadcast(INTEGERS, weights.get(FOUR_BYTES, offset))
          .lanewise(VectorOperators.LSHL, TO_TOP).lanewise(VectorOperators.ASHR, Integer.SIZE - Byte.SIZE)
          .convert(VectorOperators.I2F, 0);
    }
    return (FloatVector) ByteVector.fromMemorySegment(BYTES, weights, offset, ORDER)
        .convertShape(VectorOperators.B2F, FLOATS, 0);
  }
}
