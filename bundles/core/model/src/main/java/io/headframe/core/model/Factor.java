package io.headframe.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Products with numbers of Java that can be differentiated. {@link NDArray#mul(Number)} and its like make an array of
 * the number and free it at once, though a graph refers to it: when its memory is collected before the gradient is
 * asked for, the gradient is wrong.
 */
public final class Factor {

  private Factor() {}

  /**
   * x · factor.
   *
   * @param x any shape
   * @return the same shape, with the owner of {@code x}
   */
  public static NDArray times(NDArray x, double factor) {
    // Not made of a number of Java: the graph has a share of its memory.
    try (NDArray own = x.getManager().full(new Shape(), (float) factor)) {
      return x.mul(own);
    }
  }
}
