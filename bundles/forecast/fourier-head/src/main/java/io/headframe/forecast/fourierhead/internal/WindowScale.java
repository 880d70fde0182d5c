package io.headframe.forecast.fourierhead.internal;

/**
 * The mean of a window and its deviation √(σ² + ε), as RevIN has it (Kim and others 2022), without its affine part.
 *
 * @param mean of the values of the window
 * @param deviation above 0
 */
record WindowScale(double mean, double deviation) {

  /** Added to the variance of standardised values. */
  static final double EPSILON = 1e-5;

  /**
   * That of a part of some values.
   *
   * @param unit the deviation that the values are standardised by, 1 if they are
   */
  static WindowScale of(double[] values, int from, int to, double unit) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    double mean = sum / (to - from);
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return new WindowScale(mean, Math.sqrt(squares / (to - from) + EPSILON * unit * unit));
  }

  /** In deviations from the mean. */
  double apply(double value) {
    return (value - mean) / deviation;
  }

  /** What {@link #apply} makes so much of. */
  double undo(double scaled) {
    return mean + scaled * deviation;
  }
}
