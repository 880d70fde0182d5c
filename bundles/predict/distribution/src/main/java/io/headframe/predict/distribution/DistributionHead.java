package io.headframe.predict.distribution;

import ai.djl.ndarray.NDArray;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns features into a distribution on bins: the last layer of whatever predicts ordered values, be it the steps of a
 * forecast or the tokens of a language model that stand for numbers. Its arrays are those of the training that it was
 * made in, and it is used by one thread at a time.
 */
@ConsumerType
public interface DistributionHead {

  /** What its distributions are on. */
  Bins bins();

  /**
   * The distributions that follow from features; differentiable with regard to the features and the head's own arrays.
   *
   * @param features [..., feature], 32-bit floats; any axes before the last
   * @return computed when it is asked; its arrays are with the owner of {@code features}
   */
  HeadOutput apply(NDArray features);
}
