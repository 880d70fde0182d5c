package io.headframe.forecast.testing;

import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Small panels: two series of two channels, days with a cycle of four, a trend and noise. */
final class SamplePanels {

  private static final int LENGTH = 120;
  private static final int AHEAD = 40;
  private static final long DAY = Frequency.Unit.DAY.length();

  private SamplePanels() {}

  /** 120 steps each. */
  static Panel cycles() {
    Random random = new Random(5);
    List<Series> series = new ArrayList<>();
    for (String id : new String[] {"north", "south"}) {
      long[] stamps = new long[LENGTH];
      Arrays.setAll(stamps, i -> i * DAY);
      double[][] values = new double[2][LENGTH];
      for (int c = 0; c < 2; c++) {
        int channel = c;
        Arrays.setAll(values[c], i -> 10 + channel + i / 50.0 + Math.sin(i * Math.PI / 2) + random.nextGaussian() / 5);
      }
      series.add(new Series(id, stamps, values));
    }
    return new Panel(Frequency.of("D"), List.of("a", "b"), series);
  }

  /** The same with a covariate that is known 40 steps ahead: random in the past, {@code ahead} in the future. */
  static Panel withEvents(double ahead) {
    return cycles().each(series -> {
      Random random = new Random(6);
      double[] event = new double[LENGTH + AHEAD];
      Arrays.setAll(event, i -> i < LENGTH ? random.nextInt(2) : ahead);
      return series.withKnown("event", event);
    });
  }

  /** A copy that shares nothing, its values multiplied. */
  static Series copy(Series series, double factor) {
    double[][] values = new double[series.channels()][];
    for (int c = 0; c < values.length; c++) {
      values[c] = Arrays.stream(series.values(c)).map(value -> value * factor).toArray();
    }
    return series.withValues(values);
  }

  /** Under another id. */
  static Series named(Series series, String id) {
    long[] stamps = new long[series.length()];
    Arrays.setAll(stamps, series::stamp);
    double[][] values = new double[series.channels()][];
    Arrays.setAll(values, series::values);
    return new Series(id, stamps, values);
  }

  /** Every tenth value is missing, and the last. */
  static Series withGaps(Series series) {
    double[][] values = new double[series.channels()][];
    for (int c = 0; c < values.length; c++) {
      values[c] = series.values(c);
      for (int i = 9; i < values[c].length; i += 10) {
        values[c][i] = Double.NaN;
      }
    }
    return series.withValues(values);
  }
}
