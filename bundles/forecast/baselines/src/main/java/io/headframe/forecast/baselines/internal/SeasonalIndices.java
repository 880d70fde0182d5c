package io.headframe.forecast.baselines.internal;

import java.util.Arrays;

/**
 * A season of classical decomposition: the means of what is left of each place in the season when the centred moving
 * average over one season is taken off; quotients if all values are above 0, differences otherwise. There is none where
 * the history is shorter than two seasons and a step, or the autocorrelation at the season is not significant at 90 %:
 * |r[m]| ≤ 1.645 √((1 + 2 Σ r[i]²) / n), i from 1 to m − 1, as the M3 competition's Theta tests it.
 *
 * @param quotients whether a season multiplies
 * @param indices [place], their mean 1 or 0
 */
record SeasonalIndices(boolean quotients, double... indices) {

  private static final double NORMAL_95 = 1.6448536269514722;
  private static final SeasonalIndices NONE = new SeasonalIndices(false, 0);

  static SeasonalIndices of(double[] values, int season) {
    if (season < 2 || values.length <= 2 * season || !significant(values, season)) {
      return NONE;
    }
    boolean quotients = Arrays.stream(values).allMatch(value -> value > 0);
    double[] sums = new double[season];
    int[] counts = new int[season];
    int half = season / 2;
    for (int t = half; t + half < values.length; t++) {
      double average = average(values, t, season);
      sums[t % season] += quotients ? values[t] / average : values[t] - average;
      counts[t % season]++;
    }
    double[] indices = new double[season];
    Arrays.setAll(indices, place -> sums[place] / counts[place]);
    double mean = Arrays.stream(indices).average().orElseThrow();
    Arrays.setAll(indices, place -> quotients ? indices[place] / mean : indices[place] - mean);
    return new SeasonalIndices(quotients, indices);
  }

  /** A value without its season; t counts from the first value. */
  double remove(double value, int t) {
    double index = indices[t % indices.length];
    return quotients ? value / index : value - index;
  }

  /** A value with its season. */
  double putBack(double value, int t) {
    double index = indices[t % indices.length];
    return quotients ? value * index : value + index;
  }

  /** Over one season around t; of an even one, the two at the ends count half. */
  private static double average(double[] values, int t, int season) {
    int half = season / 2;
    double sum = 0;
    for (int i = t - half; i <= t + half; i++) {
      boolean end = season % 2 == 0 && Math.abs(i - t) == half;
      sum += end ? values[i] / 2 : values[i];
    }
    return sum / season;
  }

  private static boolean significant(double[] values, int season) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance = products(values, mean, 0);
    // Rounding of a constant is no season.
    if (variance <= 1e-20 * mean * mean * values.length) {
      return false;
    }
    double squares = 0;
    for (int lag = 1; lag < season; lag++) {
      double correlation = products(values, mean, lag) / variance;
      squares += correlation * correlation;
    }
    double limit = NORMAL_95 * Math.sqrt((1 + 2 * squares) / values.length);
    return Math.abs(products(values, mean, season) / variance) > limit;
  }

  private static double products(double[] values, double mean, int lag) {
    double sum = 0;
    for (int t = lag; t < values.length; t++) {
      sum += (values[t] - mean) * (values[t - lag] - mean);
    }
    return sum;
  }
}
