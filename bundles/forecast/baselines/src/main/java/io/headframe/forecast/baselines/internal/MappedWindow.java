package io.headframe.forecast.baselines.internal;

import io.headframe.core.method.Run;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.api.StandardScaling;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A linear map of the last values less their mean, and the mean put back.
 *
 * @param weights W: [input, horizon]
 */
record MappedWindow(double[][] weights) implements PointRule {

  private static final double RIDGE = 1e-6;

  /** Fits the map to all windows of all channels, each standardised. */
  static MappedWindow learn(Panel training, ForecastTask task, Run run, WindowMoments moments) {
    for (Series series : StandardScaling.fit(training).apply(training).series()) {
      for (int c = 0; c < series.channels(); c++) {
        moments.add(series.values(c), run);
      }
    }
    int input = task.input();
    double[][] gram = new double[input][];
    double[][] right = new double[input][];
    double trace = 0;
    for (int i = 0; i < input; i++) {
      gram[i] = Arrays.copyOf(moments.sums()[i], input);
      right[i] = Arrays.copyOfRange(moments.sums()[i], input, input + task.horizon());
      trace += gram[i][i];
    }
    if (trace <= 0) {
      // Constant series have no direction to learn from; the mean alone forecasts them.
      return new MappedWindow(new double[input][task.horizon()]);
    }
    for (int i = 0; i < input; i++) {
      gram[i][i] += RIDGE * trace / input;
    }
    return new MappedWindow(Cholesky.solve(gram, right));
  }

  @Override
  public int needed() {
    return weights.length;
  }

  @Override
  public double[] forecast(double[] history, int horizon) {
    int input = weights.length;
    int from = history.length - input;
    double mean = 0;
    for (int i = 0; i < input; i++) {
      mean += history[from + i];
    }
    mean /= input;
    double[] forecast = new double[horizon];
    Arrays.fill(forecast, mean);
    for (int i = 0; i < input; i++) {
      double x = history[from + i] - mean;
      double[] row = weights[i];
      for (int h = 0; h < horizon; h++) {
        forecast[h] += x * row[h];
      }
    }
    return forecast;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    BaselineFile.writeRows(out, weights);
  }
}
