package io.headframe.forecast.baselines.internal;

import java.io.DataOutput;

/**
 * The mean of the last seasons, step by step: ŷ[t + h] = 1/n Σ_k y[t + 1 + (h − 1) mod m − k m], k from 1 to n.
 *
 * @param season m, the steps of a season
 * @param seasons n, how many
 */
record MeanOfSeasons(int season, int seasons) implements PointRule {

  @Override
  public int needed() {
    return Math.multiplyExact(season, seasons);
  }

  @Override
  public double[] forecast(double[] history, int horizon) {
    double[] forecast = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      double sum = 0;
      for (int k = 1; k <= seasons; k++) {
        sum += history[history.length - k * season + h % season];
      }
      forecast[h] = sum / seasons;
    }
    return forecast;
  }

  @Override
  public void write(DataOutput out) {
    // The task says all.
  }
}
