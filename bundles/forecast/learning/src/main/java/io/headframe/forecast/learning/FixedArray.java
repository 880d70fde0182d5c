package io.headframe.forecast.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.GraphArrays;

/**
 * Numbers that were computed before training and stay as they are. Nobody changes the arrays.
 *
 * @param values row-major
 * @param shape the length of each axis
 */
public record FixedArray(float[] values, long... shape) {

  /** Checks that the shape has as many numbers. */
  public FixedArray {
    if (new Shape(shape).size() != values.length) {
      throw new IllegalArgumentException(values.length + " numbers for the shape " + new Shape(shape));
    }
  }

  /**
   * The numbers for a network.
   *
   * @param owner owns the array: {@link io.headframe.core.training.Parameters#memory}
   */
  public NDArray on(NDManager owner) {
    return GraphArrays.create(owner, values, new Shape(shape));
  }
}
