package io.headframe.forecast.api;

import java.util.List;

/**
 * What a fitted forecaster is asked.
 *
 * @param horizon how many steps ahead, at least 1
 * @param quantiles between 0 and 1, rising; empty if none are wanted
 * @param samples how many sample paths; 0 if none are wanted
 */
public record ForecastRequest(int horizon, List<Double> quantiles, int samples) {

  /** Copies the list and checks the numbers. */
  public ForecastRequest {
    quantiles = List.copyOf(quantiles);
    if (horizon < 1 || samples < 0) {
      throw new IllegalArgumentException("no request of horizon " + horizon + " and " + samples + " samples");
    }
    double before = 0;
    for (double quantile : quantiles) {
      if (!(quantile > before && quantile < 1)) {
        throw new IllegalArgumentException("quantiles are between 0 and 1 and rise, found " + quantiles);
      }
      before = quantile;
    }
  }

  /** Points alone. */
  public static ForecastRequest points(int horizon) {
    return new ForecastRequest(horizon, List.of(), 0);
  }

  /**
   * Points, and the ends of central intervals: a level of 80 asks for the quantiles .1 and .9.
   *
   * @param levels in percent, between 0 and 100
   */
  public static ForecastRequest levels(int horizon, List<Integer> levels) {
    List<Double> quantiles = levels.stream().distinct()
        .flatMap(level -> List.of(low(level), 1 - low(level)).stream()).sorted().toList();
    return new ForecastRequest(horizon, quantiles, 0);
  }

  /** Points and sample paths. */
  public static ForecastRequest samples(int horizon, int samples) {
    return new ForecastRequest(horizon, List.of(), samples);
  }

  /** The lower quantile of a central interval: .1 for a level of 80. */
  public static double low(int level) {
    return (100 - level) / 200.0;
  }
}
