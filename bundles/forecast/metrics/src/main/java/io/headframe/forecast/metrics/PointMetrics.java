package io.headframe.forecast.metrics;

/**
 * Errors of point forecasts ŷ of values y, both [time], over all given steps; names as in utilsforecast. A step whose
 * value is NaN does not count; without any step that counts the result is NaN. Pure functions.
 */
public final class PointMetrics {

  private PointMetrics() {}

  /** Mean absolute error: mean |y − ŷ|. */
  public static double mae(double[] y, double[] forecast) {
    return Steps.mean(y, forecast, (value, guess) -> Math.abs(value - guess));
  }

  /** Mean squared error: mean (y − ŷ)². */
  public static double mse(double[] y, double[] forecast) {
    return Steps.mean(y, forecast, (value, guess) -> (value - guess) * (value - guess));
  }

  /** Root of the mean squared error. */
  public static double rmse(double[] y, double[] forecast) {
    return Math.sqrt(mse(y, forecast));
  }

  /** Mean of ŷ − y: above 0 where too much is forecast. */
  public static double bias(double[] y, double[] forecast) {
    return Steps.mean(y, forecast, (value, guess) -> guess - value);
  }

  /** Mean absolute percentage error as a fraction: mean |y − ŷ| / |y|; infinite or NaN where y is 0. */
  public static double mape(double[] y, double[] forecast) {
    return Steps.mean(y, forecast, (value, guess) -> Math.abs(value - guess) / Math.abs(value));
  }

  /** Symmetric percentage error as a fraction between 0 and 1: mean |y − ŷ| / (|y| + |ŷ|), 0 where both are 0. */
  public static double smape(double[] y, double[] forecast) {
    return Steps.mean(y, forecast, (value, guess) -> {
      double size = Math.abs(value) + Math.abs(guess);
      return size == 0 ? 0 : Math.abs(value - guess) / size;
    });
  }

  /** Weighted percentage error, also called nd: Σ |y − ŷ| / Σ |y|. */
  public static double wape(double[] y, double[] forecast) {
    return mae(y, forecast) / Steps.mean(y, forecast, (value, guess) -> Math.abs(value));
  }

  /**
   * Mean absolute scaled error (Hyndman and Koehler 2006): mae over the mean absolute error of the seasonal naive
   * forecast within the training values.
   *
   * @param training [time], longer than the season; infinite or NaN results where it repeats itself exactly
   * @param season at least 1
   */
  public static double mase(double[] y, double[] forecast, double[] training, int season) {
    return mae(y, forecast) / Steps.seasonal(training, season, Math::abs);
  }

  /** Root of the scaled squared error, as {@link #mase} with squares: √(mse / mean squared seasonal difference). */
  public static double rmsse(double[] y, double[] forecast, double[] training, int season) {
    return Math.sqrt(msse(y, forecast, training, season));
  }

  /** Mean squared scaled error: the square of {@link #rmsse}. */
  public static double msse(double[] y, double[] forecast, double[] training, int season) {
    return mse(y, forecast) / Steps.seasonal(training, season, difference -> difference * difference);
  }

  /**
   * Relative mean absolute error: that of one forecast over that of another.
   *
   * @param other [time], the forecast to compare with
   */
  public static double rmae(double[] y, double[] forecast, double[] other) {
    return mae(y, forecast) / mae(y, other);
  }
}
