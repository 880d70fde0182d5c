package io.headframe.forecast.baselines.internal;

import io.headframe.core.method.Run;

/** Sums over windows less their mean and over their deviation √(variance + 10⁻⁵): window after window. */
final class NormalisedMoments implements WindowMoments {

  private static final double EPSILON = 1e-5;
  private static final int WINDOWS_BETWEEN_CHECKS = 1000;

  private final int input;
  private final double[][] sums;

  NormalisedMoments(int input, int horizon) {
    this.input = input;
    this.sums = new double[input][input + horizon];
  }

  @Override
  public void add(double[] values, Run run) {
    int width = sums[0].length;
    double[] window = new double[width];
    for (int w = 0; w + width <= values.length; w++) {
      if (w % WINDOWS_BETWEEN_CHECKS == 0) {
        run.checkCancelled();
      }
      double mean = 0;
      for (int i = 0; i < input; i++) {
        mean += values[w + i] / input;
      }
      double variance = 0;
      for (int i = 0; i < input; i++) {
        variance += (values[w + i] - mean) * (values[w + i] - mean) / input;
      }
      double factor = 1 / Math.sqrt(variance + EPSILON);
      for (int j = 0; j < width; j++) {
        window[j] = (values[w + j] - mean) * factor;
      }
      for (int i = 0; i < input; i++) {
        double x = window[i];
        double[] row = sums[i];
        for (int j = 0; j < width; j++) {
          row[j] += x * window[j];
        }
      }
    }
  }

  @Override
  public double[][] sums() {
    return sums;
  }
}
