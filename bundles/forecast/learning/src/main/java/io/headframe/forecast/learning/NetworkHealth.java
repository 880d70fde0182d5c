package io.headframe.forecast.learning;

import io.headframe.core.method.Run;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.util.Arrays;
import java.util.List;

/** A health check for forecasters that are trained: a small one must learn to go on with two cycles. */
final class NetworkHealth {

  private static final int LENGTH = 160;
  private static final int PERIOD = 8;
  private static final ForecastTask TASK = new ForecastTask(4, 16, PERIOD, 40);

  private NetworkHealth() {}

  /**
   * Trains it for a moment.
   *
   * @param design of a network for points that learns in a second or two
   * @throws IllegalStateException if repeating the last value is better than half of it
   */
  static void check(NetworkDesign design, Run run) {
    double[][] values = new double[2][LENGTH + TASK.horizon()];
    Arrays.setAll(values[0], i -> 5 + Math.sin(2 * Math.PI * i / PERIOD));
    Arrays.setAll(values[1], i -> 3 * Math.cos(2 * Math.PI * i / PERIOD));
    long[] stamps = new long[LENGTH + TASK.horizon()];
    Arrays.setAll(stamps, i -> i);
    Series whole = new Series("cycle", stamps, values);
    Panel panel = new Panel(Frequency.of("step"), List.of("a", "b"), List.of(whole.slice(0, LENGTH)));
    double error = 0;
    double repeated = 0;
    try (FittedForecaster fitted = PointForecaster.fit(design, panel, TASK, run)) {
      double[][] points = fitted.predict(panel, ForecastRequest.points(TASK.horizon()), run).get(0).points();
      for (int c = 0; c < 2; c++) {
        for (int h = 0; h < TASK.horizon(); h++) {
          double came = values[c][LENGTH + h];
          error += (points[c][h] - came) * (points[c][h] - came);
          repeated += (values[c][LENGTH - 1] - came) * (values[c][LENGTH - 1] - came);
        }
      }
    }
    if (!(error < repeated / 2)) {
      throw new IllegalStateException("a cycle is forecast with a squared error of " + error + ", where repeating its"
          + " last value has " + repeated);
    }
  }
}
