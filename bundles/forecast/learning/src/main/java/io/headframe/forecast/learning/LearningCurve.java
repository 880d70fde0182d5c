package io.headframe.forecast.learning;

import java.util.List;

/**
 * How a forecaster learned.
 *
 * @param training the mean loss of the steps of each epoch
 * @param validation the loss of the validation part after each epoch; empty if there was none
 * @param best the epoch whose arrays were kept, from 0
 */
public record LearningCurve(List<Double> training, List<Double> validation, int best) {

  /** Copies the lists. */
  public LearningCurve {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
  }
}
