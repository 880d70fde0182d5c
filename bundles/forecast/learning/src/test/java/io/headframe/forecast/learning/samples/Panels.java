package io.headframe.forecast.learning.samples;

import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Small panels. */
public final class Panels {

  private Panels() {}

  /** Series of one channel, under the names 0, 1 and so on. */
  public static Panel of(double[]... values) {
    Series[] series = new Series[values.length];
    for (int s = 0; s < series.length; s++) {
      long[] stamps = new long[values[s].length];
      Arrays.setAll(stamps, i -> i);
      series[s] = new Series(Integer.toString(s), stamps, new double[][] {values[s]});
    }
    return new Panel(Frequency.of("step"), List.of("y"), List.of(series));
  }

  /** A cycle with noise. */
  public static double[] cycle(int length, double period, double noise, long seed) {
    Random random = new Random(seed);
    double[] values = new double[length];
    Arrays.setAll(values, i -> 10 + Math.sin(2 * Math.PI * i / period) + noise * random.nextGaussian());
    return values;
  }
}
