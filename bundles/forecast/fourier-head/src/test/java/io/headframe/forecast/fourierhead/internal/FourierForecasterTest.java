package io.headframe.forecast.fourierhead.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FourierForecasterTest {

  private static final ForecastTask TASK = new ForecastTask(2, 32, 4, 0);

  /**
   * Each value is 1 or −1 with noise of .1, whatever came before: of such a future the quantiles .2 and .8 are at the
   * modes, and hardly anything lies between. A normal density of the same mean and deviation would have them at ±.84
   * and more than half of its mass between −.7 and .7.
   */
  @Test
  void futureOfTwoModes_hasQuantilesAtTheModes_andLittleBetween(@TempDir Path folder) {
    Panel coins = coins(600);
    try (TestRun run = new TestRun(new FixedLeases(), folder, 1);
        FittedForecaster fitted = new FourierForecaster(new DensitySize(16, 8, 64, 12, 10, 60, 1e-2))
            .fit(coins, TASK, run)) {
      List<Double> levels = IntStream.rangeClosed(1, 19).mapToObj(i -> i / 20.0).toList();
      Forecast forecast = fitted.predict(coins, new ForecastRequest(2, levels, 0), run).get(0);
      for (int h = 0; h < 2; h++) {
        int step = h;
        assertEquals(-1, forecast.quantile(0.2, 0)[h], 0.25);
        assertEquals(1, forecast.quantile(0.8, 0)[h], 0.25);
        long between = levels.stream().filter(level -> Math.abs(forecast.quantile(level, 0)[step]) < 0.7).count();
        assertTrue(between <= 4, between + " of 19 quantiles at step " + (h + 1) + " lie between the modes");
      }
    }
  }

  /** Of 100 windows behind the training part: four deviations of a binomial share around what is promised. */
  @Test
  void intervals_coverAsMuchAsTheySay(@TempDir Path folder) {
    Panel all = coins(900);
    Panel training = all.withoutLast(300);
    try (TestRun run = new TestRun(new FixedLeases(), folder, 1);
        FittedForecaster fitted = new FourierForecaster(new DensitySize(16, 8, 64, 12, 10, 60, 1e-2))
            .fit(training, TASK, run)) {
      List<Series> windows = new ArrayList<>();
      Series series = all.series().get(0);
      for (int cutoff = 600; cutoff < 898; cutoff += 3) {
        windows.add(series.slice(0, cutoff));
      }
      int covered = 0;
      List<Forecast> forecasts = fitted.predict(all.of(windows), ForecastRequest.levels(2, List.of(80)), run);
      for (int i = 0; i < windows.size(); i++) {
        double found = series.value(0, windows.get(i).length());
        covered += found >= forecasts.get(i).quantile(0.1, 0)[0] && found <= forecasts.get(i).quantile(0.9, 0)[0]
            ? 1 : 0;
      }
      assertEquals(0.8, (double) covered / windows.size(), 0.16);
    }
  }

  private static Panel coins(int length) {
    Random random = new Random(7);
    long[] stamps = new long[length];
    double[][] values = new double[1][length];
    for (int i = 0; i < length; i++) {
      stamps[i] = i;
      values[0][i] = (random.nextBoolean() ? 1 : -1) + random.nextGaussian() / 10;
    }
    return new Panel(Frequency.of("step"), List.of("y"), List.of(new Series("coins", stamps, values)));
  }
}
