package io.headframe.core.training;

import ai.djl.ndarray.NDArray;
import java.util.Objects;

/**
 * A part of what is made small. The loss of a step is the sum of weight · value over its terms.
 *
 * @param name a word or two, for reports
 * @param weight what the value counts for; it may differ from step to step
 * @param value a scalar with a graph, made in the step
 */
public record LossTerm(String name, double weight, NDArray value) {

  /** Checks the parts. */
  public LossTerm {
    Objects.requireNonNull(name);
    if (!Double.isFinite(weight)) {
      throw new IllegalArgumentException("the weight of the term '" + name + "' is " + weight);
    }
    if (value.size() != 1) {
      throw new IllegalArgumentException(
          "the term '" + name + "' has the shape " + value.getShape() + ", not a scalar");
    }
  }
}
