package io.headframe.kernel.vector.internal.lanes;

import io.headframe.kernel.vector.internal.LaneLoader;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import java.nio.ByteOrder;

/** The vectors that the classes of this loader compute with. */
final class Species {

  static final int BITS = LaneLoader.bits(Species.class);
  static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(float.class, VectorShape.forBitSize(BITS));
  static final VectorSpecies<Integer> INTEGERS = VectorSpecies.of(int.class, VectorShape.forBitSize(BITS));
  /** As many bytes as a vector has floats; null where no vector is so short. */
  static final VectorSpecies<Byte> BYTES =
      BITS < 256 ? null : VectorSpecies.of(byte.class, VectorShape.forBitSize(BITS / Float.BYTES));
  static final int LANES = BITS / Float.SIZE;
  static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private Species() {}
}
