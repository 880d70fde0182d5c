package io.headframe.forecast.timemcl.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeMclTest {

  private static final ForecastTask TASK = new ForecastTask(2, 16, 4, 0);
  private static final TimeMclSize FOUR = new TimeMclSize(4, 16, 12, 50, 5e-3);

  @TempDir
  Path folder;

  /**
   * Each value is 1 or −1 with noise of .1, whatever came before: two steps go one of four ways, each as likely. The
   * best quantiser of four is these, with a distortion of .01.
   */
  @Test
  void futureOfFourWays_hasThemAsTrajectories_eachAsLikely() {
    try (TestRun run = run(); FittedForecaster fitted = new TimeMcl(FOUR).fit(coins(900), TASK, run)) {
      Forecast forecast = fitted.predict(coins(900), ForecastRequest.points(2), run).get(0);
      assertEquals(4, forecast.samples().length);
      for (double first : new double[] {-1, 1}) {
        for (double second : new double[] {-1, 1}) {
          long near = Arrays.stream(forecast.samples()).filter(path -> Math.abs(path[0][0] - first) < 0.4
              && Math.abs(path[0][1] - second) < 0.4).count();
          assertEquals(1, near, first + ", " + second + " in " + Arrays.deepToString(forecast.samples()));
        }
      }
      // A share of 700 windows has a deviation of .016, and the scores of an early epoch are not the last ones.
      for (double weight : forecast.weights()) {
        assertEquals(0.25, weight, 0.1);
      }
    }
  }

  /** Of 100 windows behind the training part: four deviations of a binomial share around what is promised. */
  @Test
  void intervals_coverAsMuchAsTheySay_andMoreThanTheTrajectoriesAlone() {
    Panel all = coins(1200);
    try (TestRun run = run(); FittedForecaster fitted = new TimeMcl(FOUR).fit(all.withoutLast(300), TASK, run)) {
      Series series = all.series().get(0);
      List<Series> windows = new ArrayList<>();
      for (int cutoff = 900; cutoff < 1198; cutoff += 3) {
        windows.add(series.slice(0, cutoff));
      }
      int covered = 0;
      int between = 0;
      List<Forecast> forecasts = fitted.predict(all.of(windows), ForecastRequest.levels(2, List.of(90)), run);
      for (int i = 0; i < windows.size(); i++) {
        double found = series.value(0, windows.get(i).length());
        Forecast forecast = forecasts.get(i);
        covered += found >= forecast.quantile(0.05, 0)[0] && found <= forecast.quantile(0.95, 0)[0] ? 1 : 0;
        double[] values = Arrays.stream(forecast.samples()).mapToDouble(path -> path[0][0]).sorted().toArray();
        between += found >= values[0] && found <= values[3] ? 1 : 0;
      }
      assertEquals(0.9, (double) covered / windows.size(), 0.12);
      assertTrue(between < covered, between + " of " + covered);
    }
  }

  @Test
  void samples_areDrawnWhole_withTheSeed_andKept() throws Exception {
    ForecastRequest request = new ForecastRequest(2, List.of(0.1, 0.9), 200);
    try (TestRun run = run(); FittedForecaster fitted = new TimeMcl(FOUR).fit(coins(900), TASK, run)) {
      Forecast forecast = fitted.predict(coins(900), request, run).get(0);
      assertEquals(0, forecast.weights().length);
      // Of a normal density of the same mean and deviation a third would be.
      long near = Arrays.stream(forecast.samples()).filter(path -> Math.abs(Math.abs(path[0][0]) - 1) < 0.6
          && Math.abs(Math.abs(path[0][1]) - 1) < 0.6).count();
      assertTrue(near > 160, near + " of 200 samples are near one of the four ways");
      fitted.save(folder);
      try (FittedForecaster again = new TimeMcl(FOUR).load(folder, run)) {
        Forecast same = again.predict(coins(900), request, run).get(0);
        for (int i = 0; i < 200; i++) {
          assertArrayEquals(forecast.samples()[i][0], same.samples()[i][0]);
        }
        assertArrayEquals(forecast.quantiles()[1][0], same.quantiles()[1][0]);
      }
    }
  }

  private TestRun run() {
    return new TestRun(new FixedLeases(), folder, 1);
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
