package io.headframe.forecast.learningtesting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.method.Leases;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.learning.Recipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a forecaster of points learns, and that its forecasts depend on nothing else. */
public abstract class NetworkForecasterTests {

  /** One step of training, for what must hold whatever was learned. */
  protected static final Recipe STEP = Recipe.halving(1e-4, 1).withLeastSteps(1).withBatch(400);

  private static final int LENGTH = 400;
  private static final ForecastTask TASK = new ForecastTask(12, 24, 12, 60);

  @TempDir
  Path folder;

  /** One that learns in less than a second. */
  protected abstract Forecaster small();

  /** One of the published widths with the recipe {@link #STEP}. */
  protected abstract Forecaster wide();

  /** What it leases; nothing unless overridden. */
  protected Leases leases() {
    return new FixedLeases();
  }

  /** The best that anybody can do is the variance of the noise, .04; the third channel is constant. */
  @Tag("one-java")
  @Test
  void noisySines_areForecastBetterThanByRepeatingTheLastValue() {
    Panel panel = panel();
    double error = 0;
    double repeated = 0;
    try (TestRun run = run(1); FittedForecaster fitted = small().fit(panel.withoutLast(60), TASK, run)) {
      for (int end = LENGTH - 60; end <= LENGTH - 12; end++) {
        Series history = panel.series().get(0).slice(0, end);
        double[][] points = fitted.predict(panel.of(List.of(history)), ForecastRequest.points(12), run).get(0).points();
        for (int c = 0; c < 2; c++) {
          for (int h = 0; h < 12; h++) {
            double came = panel.series().get(0).value(c, end + h);
            error += Math.pow(points[c][h] - came, 2) / (49 * 24);
            repeated += Math.pow(history.value(c, end - 1) - came, 2) / (49 * 24);
          }
        }
        assertEquals(7, points[2][0], 1e-2);
      }
    }
    assertTrue(repeated > 0.5 && error < 0.1, "an error of " + error + " where repeating has " + repeated);
  }

  @Tag("one-java")
  @Test
  void otherSeeds_giveOtherForecasts() {
    List<double[]> points = new ArrayList<>();
    for (int seed = 1; seed <= 2; seed++) {
      try (TestRun run = run(seed); FittedForecaster fitted = small().fit(panel(), TASK, run)) {
        points.add(fitted.predict(panel(), ForecastRequest.points(2), run).get(0).points()[0]);
      }
    }
    assertNotEquals(points.get(0)[0], points.get(1)[0]);
  }

  /** At the published widths, where products of other sizes would round in other ways. */
  @Test
  void forecast_hasTheSameBits_aloneAndAmongOthers() {
    Series whole = panel().series().get(0);
    List<Series> windows = new ArrayList<>();
    for (int end = 100; end < 170; end++) {
      windows.add(whole.slice(0, end));
    }
    try (TestRun run = run(1); FittedForecaster fitted = wide().fit(panel(), TASK, run)) {
      List<Forecast> together = fitted.predict(panel().of(windows), ForecastRequest.points(12), run);
      for (int i : new int[] {0, 31, 32, 69}) {
        Forecast alone =
            fitted.predict(panel().of(List.of(windows.get(i))), ForecastRequest.points(12), run).get(0);
        for (int c = 0; c < 3; c++) {
          assertArrayEquals(together.get(i).points()[c], alone.points()[c]);
        }
      }
    }
  }

  private static Panel panel() {
    Random random = new Random(7);
    long[] stamps = new long[LENGTH];
    double[][] values = new double[3][LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      stamps[i] = i * Frequency.Unit.HOUR.length();
      values[0][i] = 3 + Math.sin(2 * Math.PI * i / 12) + 0.2 * random.nextGaussian();
      values[1][i] = -2 + Math.cos(2 * Math.PI * i / 12) + 0.2 * random.nextGaussian();
      values[2][i] = 7;
    }
    return new Panel(Frequency.of("h"), List.of("a", "b", "c"), List.of(new Series("s", stamps, values)));
  }

  private TestRun run(long seed) {
    return new TestRun(leases(), folder, seed);
  }
}
