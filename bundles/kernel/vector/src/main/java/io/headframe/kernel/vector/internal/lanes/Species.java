package io.headframe.kernel.vector.internal.lanes;

import io.headframe.kernel.vector.internal.LaneLoader;
import java.nio.ByteOrder;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The vectors that the classes of this loader compute with. */
final class Species {

  static final int BITS = LaneLoader.bits(Species.class);
  static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, VectorShape.forBitSize(BITS));
  static final VectorSpecies<Integer> INTEGERS = VectorSpecies.of(int.class, VectorShape.forBitSize(BITS));
  static final int LANES = BITS / Float.SIZE;
  static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private Species() {}
}
