package io.headframe.core.training.internal;

import ai.djl.ndarray.NDArray;

/**
 * An array with what the optimiser remembers of its gradients.
 *
 * @param name the name
 * @param values the numbers
 * @param first the mean gradient; null where the array is frozen
 * @param second the mean squared gradient; null where the array is frozen
 * @param rate what the learning rate is multiplied by
 * @param decay the weight decay
 */
record TrainedArray(String name, NDArray values, NDArray first, NDArray second, double rate, double decay) {

  boolean isFrozen() {
    return first == null;
  }
}
