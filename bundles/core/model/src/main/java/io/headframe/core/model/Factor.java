package io.headframe.core.model;

import ai.djl.ndarray.NDArray;

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
   * @param x any shape; its owner also owns the factor, and must be open when a gradient of the result is asked for
   * @return the same shape, with the owner of {@code x}
   */
  public static NDArray times(NDArray x, double factor) {
    return x.mul(x.getManager().create((float) factor));
  }
}
