package io.headframe.forecast.evaluation.internal;

import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.api.SeriesData;
import java.util.Arrays;
import java.util.List;

/** Hours of days that are all alike, as many as the long-horizon table needs: for health checks. */
final class Days {

  private Days() {}

  static SeriesData data() {
    int length = LongHorizon.TRAIN + LongHorizon.VALIDATE + LongHorizon.TEST;
    long[] stamps = new long[length];
    double[] values = new double[length];
    Arrays.setAll(stamps, i -> i * Frequency.Unit.HOUR.length());
    Arrays.setAll(values, i -> i % 24);
    Series series = new Series("days", stamps, new double[][] {values});
    return new SeriesData(new Panel(Frequency.of("h"), List.of("y"), List.of(series)), List.of());
  }
}
