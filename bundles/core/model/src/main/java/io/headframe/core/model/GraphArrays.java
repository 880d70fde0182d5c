package io.headframe.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Arrays of Java's numbers in memory of PyTorch's own, for whatever a gradient passes through. DJL leaves such numbers
 * in a buffer of Java's, which is gone some time after the array is closed; a graph that keeps the array for its
 * gradient, an index or a factor, then reads whatever stands there. For products
 * with a number there is {@link Factor}; sums with one keep nothing and are safe.
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

  private static NDArray copied(NDArray inJava) {
    try (inJava) {
      return inJava.duplicate();
    }
  }
}
