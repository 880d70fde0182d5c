package io.headframe.kernel.vector.internal;

import io.headframe.core.kernel.Matrix;
import java.lang.foreign.MemorySegment;

/** A matrix of 32-bit floats. */
final class FloatMatrix implements Matrix {

  private final MemorySegment values;
  private final int out;
  private final int in;
  /** Made at the first product, by one of several callers. */
  private volatile float[] panels;

  FloatMatrix(MemorySegment values, int out, int in) {
    this.values = values;
    this.out = out;
    this.in = in;
  }

  @Override
  public int out() {
    return out;
  }

  @Override
  public int in() {
    return in;
  }

  MemorySegment values() {
    return values;
  }

  /** Gets ready for products; by the thread that shares the work out. */
  void prepare() {
    if (panels == null && Panels.suit(out, in)) {
      panels = Panels.of(values, out, in);
    }
  }

  /** The {@link Panels}; null where there are none. */
  float[] panels() {
    return panels;
  }
}
