package io.headframe.forecast.evaluation.internal;

import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.api.SeriesData;
import java.util.Arrays;
import java.util.List;

/** The series 1, 2, 3, 4, 1, 2, 3, 4 … whose forecasts are known: for health checks. */
final class Cycle {

  private static final int LENGTH = 60;

  private Cycle() {}

  static SeriesData data() {
    long[] stamps = new long[LENGTH];
    double[] values = new double[LENGTH];
    Arrays.setAll(stamps, i -> i);
    Arrays.setAll(values, i -> i % 4 + 1);
    Series series = new Series("cycle", stamps, new double[][] {values});
    return new SeriesData(new Panel(Frequency.of("step"), List.of("y"), List.of(series)), List.of());
  }
}
