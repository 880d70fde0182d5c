package io.headframe.forecast.metrics;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Means over the steps that have a value. */
final class Steps {

  private Steps() {}

  static double mean(double[] y, double[] forecast, DoubleBinaryOperator error) {
    if (y.length != forecast.length) {
      throw new IllegalArgumentException(forecast.length + " forecasts of " + y.length + " values");
    }
    double sum = 0;
    int count = 0;
    for (int i = 0; i < y.length; i++) {
      if (!Double.isNaN(y[i])) {
        sum += error.applyAsDouble(y[i], forecast[i]);
        count++;
      }
    }
    return sum / count;
  }

  /** The mean of a function of y[t] − y[t − season]. */
  static double seasonal(double[] training, int season, DoubleUnaryOperator error) {
    if (season < 1 || training.length <= season) {
      throw new IllegalArgumentException(training.length + " training values for a season of " + season);
    }
    double[] later = new double[training.length - season];
    double[] earlier = new double[later.length];
    System.arraycopy(training, season, later, 0, later.length);
    System.arraycopy(training, 0, earlier, 0, later.length);
    double sum = 0;
    int count = 0;
    for (int i = 0; i < later.length; i++) {
      double difference = later[i] - earlier[i];
      if (!Double.isNaN(difference)) {
        sum += error.applyAsDouble(difference);
        count++;
      }
    }
    return sum / count;
  }
}
