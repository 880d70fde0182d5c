package io.headframe.forecast.baselines.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThetaTest {

  /** Golden section stops at 1e-9 of α. */
  private static final double TOLERANCE = 1e-7;

  /** Both lines of a straight series are the series itself, and smoothing follows it: half the slope is left. */
  @Test
  void straightLine_goesOnWithHalfItsSlope() {
    double[] line = IntStream.range(0, 30).mapToDouble(t -> 7 + 3.0 * t).toArray();
    assertArrayEquals(new double[] {94 + 1.5, 94 + 3, 94 + 4.5}, new ThetaLines(1).forecast(line, 3), TOLERANCE);
  }

  /**
   * 0, 2, 1 by hand: slope ½ through mean 1, so the second line is −½, 3, ½; of its errors 3½ and 1 − 3½ α the second
   * is 0 at α = 2/7, the level stays at ½, and the forecast is ½ (1 + ½ (1 + h) + ½).
   */
  @Test
  void threeValues_areForecastAsByHand() {
    assertArrayEquals(new double[] {1.25, 1.5, 1.75}, new ThetaLines(1).forecast(new double[] {0, 2, 1}, 3), TOLERANCE);
  }

  /** Without a slope the second line is 2 x − mean, and the forecast is simple exponential smoothing of x. */
  @Test
  void seriesWithoutASlope_isSmoothed() {
    double[] half = new Random(3).doubles(20).toArray();
    double[] x = new double[40];
    Arrays.setAll(x, t -> half[t < 20 ? t : 39 - t]);
    double alpha = 0;
    double least = Double.POSITIVE_INFINITY;
    double smoothed = 0;
    for (int i = 0; i <= 100_000; i++) {
      double level = x[0];
      double errors = 0;
      for (int t = 1; t < x.length; t++) {
        errors += Math.pow(x[t] - level, 2);
        level += i / 100_000.0 * (x[t] - level);
      }
      if (errors < least) {
        least = errors;
        alpha = i / 100_000.0;
        smoothed = level;
      }
    }
    // The grid of this search leaves 1e-5 of α.
    assertEquals(smoothed, new ThetaLines(1).forecast(x, 1)[0], 1e-5, "with α = " + alpha);
  }

  /** A line times, or plus, a season: the moving average is the line again, so that the season is found exactly. */
  @Test
  void season_isTakenOutAndPutBack() {
    double[] factors = {0.5, 1.5, 1, 1};
    double[] shifts = {-3, 1, 4, -2};
    double[] times = IntStream.range(0, 40).mapToDouble(t -> 100 * factors[t % 4]).toArray();
    assertArrayEquals(new double[] {50, 150, 100, 100, 50}, new ThetaLines(4).forecast(times, 5), TOLERANCE);
    double[] plus = IntStream.range(0, 42).mapToDouble(t -> t - 20 + shifts[t % 4]).toArray();
    double[] expected = IntStream.range(42, 46).mapToDouble(t -> 21 + (t - 41) / 2.0 + shifts[t % 4]).toArray();
    assertArrayEquals(expected, new ThetaLines(4).forecast(plus, 4), TOLERANCE);
  }

  @Test
  void seasonThatIsNoise_isLeftIn() {
    double[] noise = new Random(1).doubles(200).toArray();
    assertEquals(1, SeasonalIndices.of(noise, 7).indices().length);
    assertEquals(1, SeasonalIndices.of(new double[50], 7).indices().length);
    assertEquals(1, SeasonalIndices.of(new double[] {1, 2, 1, 2}, 2).indices().length);
  }
}
