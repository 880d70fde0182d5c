package io.headframe.forecast.learning;

import io.headframe.core.training.AdamW;

/**
 * How a forecaster is trained: Adam on batches of windows in a new order each epoch; after each epoch the loss of the
 * validation part; an end when it was not better for some epochs; the arrays of the best epoch.
 *
 * @param batch windows of a step, at least 1; fewer where there are fewer
 * @param epochs the most epochs
 * @param patience so many epochs one after the other without a better loss of the validation part end the training
 * @param leastSteps an epoch has at least so many steps, going through the windows more than once where there are few
 * @param learningRate the rate of each epoch
 * @param optimizer AdamW, which is Adam where its decay is 0
 * @param maximumNorm longer gradients are scaled to this length; infinity for never
 */
public record Recipe(int batch, int epochs, int patience, int leastSteps, EpochRate learningRate, AdamW optimizer,
    double maximumNorm) {

  /** Checks the ranges. */
  public Recipe {
    if (batch < 1 || epochs < 1 || patience < 1 || leastSteps < 1 || !(maximumNorm > 0)) {
      throw new IllegalArgumentException("batch " + batch + ", epochs " + epochs + ", patience " + patience
          + ", least steps " + leastSteps + ", norm " + maximumNorm);
    }
  }

  /** The rate of an epoch. */
  @FunctionalInterface
  public interface EpochRate {

    /**
     * The rate.
     *
     * @param epoch counted from 0
     */
    double at(int epoch);
  }

  /**
   * As the scripts of iTransformer and its like have it: Adam, batches of 32, patience 3, and half the rate each epoch.
   */
  public static Recipe halving(double rate, int epochs) {
    return new Recipe(
        32, epochs, 3, 100, epoch -> rate * Math.pow(0.5, epoch), AdamW.withDecay(0), Double.POSITIVE_INFINITY);
  }

  /** The same with other batches. */
  public Recipe withBatch(int windows) {
    return new Recipe(windows, epochs, patience, leastSteps, learningRate, optimizer, maximumNorm);
  }

  /** The same with another patience. */
  public Recipe withPatience(int worse) {
    return new Recipe(batch, epochs, worse, leastSteps, learningRate, optimizer, maximumNorm);
  }

  /** The same with epochs of another least length. */
  public Recipe withLeastSteps(int steps) {
    return new Recipe(batch, epochs, patience, steps, learningRate, optimizer, maximumNorm);
  }
}
