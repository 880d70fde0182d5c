package io.headframe.forecast.baselines.internal;

import java.io.DataOutput;
import java.util.Arrays;

/**
 * The standard Theta method with θ = 0 and 2 of the whole history.
 *
 * @param season m, the steps of a season; 1 for none
 */
record ThetaLines(int season) implements PointRule {

  @Override
  public int needed() {
    return 3;
  }

  @Override
  public int seen(int length) {
    return length;
  }

  @Override
  public double[] forecast(double[] history, int horizon) {
    SeasonalIndices indices = SeasonalIndices.of(history, season);
    double[] x = history.clone();
    for (int t = 0; t < x.length; t++) {
      x[t] = indices.remove(x[t], t);
    }
    int n = x.length;
    double middle = (n - 1) / 2.0;
    double mean = Arrays.stream(x).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (int t = 0; t < n; t++) {
      products += (t - middle) * (x[t] - mean);
      squares += (t - middle) * (t - middle);
    }
    double slope = products / squares;
    double[] curved = new double[n];
    Arrays.setAll(curved, t -> 2 * x[t] - (mean + slope * (t - middle)));
    double level = Smoothing.lastLevel(curved);
    double[] forecast = new double[horizon];
    Arrays.setAll(forecast, h ->
        indices.putBack((mean + slope * (n + h - middle) + level) / 2, n + h));
    return forecast;
  }

  @Override
  public void write(DataOutput out) {
    // The task says all.
  }
}
