package io.headframe.kernel.vector.internal.lanes;

import jdk.incubator.vector.VectorShape;

/** What the processor has, as the JVM sees it. */
public final class Widths {

  private Widths() {}

  /** Bits of the widest vectors. */
  public static int greatest() {
    return VectorShape.preferredShape().vectorBitSize();
  }
}
