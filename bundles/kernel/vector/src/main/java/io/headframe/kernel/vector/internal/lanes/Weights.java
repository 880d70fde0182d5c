package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;
import static io.headframe.kernel.vector.internal.lanes.Species.INTEGERS;
import static io.headframe.kernel.vector.internal.lanes.Species.ORDER;

import io.headframe.kernel.vector.internal.LaneLoader;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Weights as they stand in memory, and as vectors of floats. */
final class Weights {

  /** Whether they are 8-bit integers and not floats. */
  static final boolean BYTES = LaneLoader.bytes(Weights.class);
  /** Bytes of a weight. */
  static final int SIZE = BYTES ? Byte.BYTES : Float.BYTES;

  /** As many bytes as a vector has floats; null where no vector is so short. */
  private static final VectorSpecies<Byte> SHORT = Species.BITS < 256 ? null
      : VectorSpecies.of(byte.class, VectorShape.forBitSize(Species.BITS / Float.BYTES));
  private static final ValueLayout.OfInt FOUR = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final IntVector TO_TOP =
      IntVector.broadcast(INTEGERS, Integer.SIZE - Byte.SIZE).sub(IntVector.zero(INTEGERS).addIndex(Byte.SIZE));

  private Weights() {}

  /**
   * A whole vector. The place is counted in weights by an int, not in bytes by a long: of that the JVM makes loads in
   * rising order, which are twice as fast.
   */
  static FloatVector load(MemorySegment weights, int at) {
    if (!BYTES) {
      return FloatVector.fromMemorySegment(FLOATS, weights, (long) at * Float.BYTES, ORDER);
    }
    return SHORT == null ? floats(weights.get(FOUR, at))
        : (FloatVector) ByteVector.fromMemorySegment(SHORT, weights, at, ORDER)
            .convertShape(VectorOperators.B2F, FLOATS, 0);
  }

  /** A part of a vector, zeros behind it. */
  static FloatVector load(MemorySegment weights, int at, VectorMask<Float> mask) {
    if (!BYTES) {
      return FloatVector.fromMemorySegment(FLOATS, weights, (long) at * Float.BYTES, ORDER, mask);
    }
    if (SHORT == null) {
      int four = 0;
      for (int i = 0; i < mask.trueCount(); i++) {
        four |= (weights.get(ValueLayout.JAVA_BYTE, at + i) & 0xff) << i * Byte.SIZE;
      }
      return floats(four);
    }
    return (FloatVector) ByteVector.fromMemorySegment(SHORT, weights, at, ORDER, mask.cast(SHORT))
        .convertShape(VectorOperators.B2F, FLOATS, 0);
  }

  /** All lanes hold all four bytes, and each takes another one to the top and back. */
  private static FloatVector floats(int four) {
    return (FloatVector) IntVector.broadcast(INTEGERS, four).lanewise(VectorOperators.LSHL, TO_TOP)
        .lanewise(VectorOperators.ASHR, Integer.SIZE - Byte.SIZE).convert(VectorOperators.I2F, 0);
  }
}
