package io.headframe.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Arrays of Java's numbers in memory of PyTorch's own, for whatever a gradient passes through. DJL leaves such numbers
 * in a buffer of Java's, which is gone some time after the array is closed; a graph that keeps the array for its
 * gradient, an index or a factor, then reads whatever stands there. DJL's {@code x.mul(0.5)} and {@code x.div(2)} make
 * such an array and close it at once: multiply with {@link #scaled} where gradients are wanted. Sums with a number keep
 * nothing and are safe.
 */
public final class GraphArrays {

  private GraphArrays() {}

  /**
   * 32-bit floats.
   *
   * @param owner owns the array
   * @param values row-major
   * @param shape the length of each axis
   */
  public static NDArray create(NDManager owner, float[] values, Shape shape) {
    return copied(owner.create(values, shape));
  }

  /** 64-bit integers, likewise. */
  public static NDArray create(NDManager owner, long[] values, Shape shape) {
    return copied(owner.create(values, shape));
  }

  /** Booleans, likewise. */
  public static NDArray create(NDManager owner, boolean[] values, Shape shape) {
    return copied(owner.create(values, shape));
  }

  /**
   * x · factor.
   *
   * @param x 32-bit floats
   * @return with the owner of {@code x}
   */
  public static NDArray scaled(NDArray x, double factor) {
    try (NDArray own = x.getManager().full(new Shape(), (float) factor)) {
      return x.mul(own);
    }
  }

  private static NDArray copied(NDArray inJava) {
    try (inJava) {
      return inJava.duplicate();
    }
  }
}
