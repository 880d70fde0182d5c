package io.headframe.forecast.metrics;

/**
 * Errors of quantile and interval forecasts; names as in utilsforecast. A step whose value is NaN does not count. Pure
 * functions.
 */
public final class QuantileMetrics {

  private QuantileMetrics() {}

  /**
   * The pinball loss of one quantile: mean max(q (y − ŷ), (q − 1)(y − ŷ)).
   *
   * @param forecast [time], the forecast quantile
   * @param quantile q, between 0 and 1
   */
  public static double quantileLoss(double[] y, double[] forecast, double quantile) {
    return Steps.mean(y, forecast, (value, guess) ->
        Math.max(quantile * (value - guess), (quantile - 1) * (value - guess)));
  }

  /**
   * The mean of the pinball losses of several quantiles (mqloss).
   *
   * @param forecasts [quantile, time]
   * @param quantiles [quantile]
   */
  public static double multiQuantileLoss(double[] y, double[][] forecasts, double... quantiles) {
    double sum = 0;
    for (int i = 0; i < quantiles.length; i++) {
      sum += quantileLoss(y, forecasts[i], quantiles[i]);
    }
    return sum / quantiles.length;
  }

  /**
   * The CRPS from quantiles, over the mean size of the values (scaled_crps): 2 mqloss / mean |y|. Over quantiles of .1
   * to .9 this is what GluonTS calls mean_weighted_sum_quantile_loss.
   */
  public static double scaledCrps(double[] y, double[][] forecasts, double... quantiles) {
    return 2 * multiQuantileLoss(y, forecasts, quantiles) / Steps.mean(y, y, (value, same) -> Math.abs(value));
  }

  /** The share of values that are not above the forecast quantile (calibration); near q where it is right. */
  public static double calibration(double[] y, double[] forecast) {
    return Steps.mean(y, forecast, (value, guess) -> value <= guess ? 1 : 0);
  }

  /** The share of values inside the interval, ends included; near the level where it is right. */
  public static double coverage(double[] y, double[] low, double[] high) {
    double[] inside = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      inside[i] = y[i] >= low[i] && y[i] <= high[i] ? 1 : 0;
    }
    return Steps.mean(y, inside, (value, is) -> is);
  }

  /**
   * Winkler's interval score: the width, and 2 / (1 − level) for each unit by which a value lies outside, averaged.
   *
   * @param level in percent, between 0 and 100
   */
  public static double winklerScore(double[] y, double[] low, double[] high, double level) {
    double penalty = 2 / (1 - level / 100);
    double[] scores = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      scores[i] = high[i] - low[i] + penalty * Math.max(0, Math.max(low[i] - y[i], y[i] - high[i]));
    }
    return Steps.mean(y, scores, (value, score) -> score);
  }
}
