package io.headframe.forecast.itransformer.internal;

import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Hours of days that are alike, with noise and a walk: for benchmarks. */
final class RandomWalks {

  private RandomWalks() {}

  static Panel panel(int series, int channels, int length) {
    Random random = new Random(1);
    long[] stamps = new long[length];
    for (int t = 0; t < length; t++) {
      stamps[t] = t * Frequency.Unit.HOUR.length();
    }
    List<Series> all = new ArrayList<>();
    for (int s = 0; s < series; s++) {
      double[][] values = new double[channels][length];
      for (double[] channel : values) {
        double level = 0;
        for (int t = 0; t < length; t++) {
          level += 0.1 * random.nextGaussian();
          channel[t] = level + Math.sin(2 * Math.PI * t / 24) + 0.2 * random.nextGaussian();
        }
      }
      all.add(new Series("s" + s, stamps, values));
    }
    return new Panel(Frequency.of("h"), IntStream.range(0, channels).mapToObj(c -> "c" + c).toList(), all);
  }
}
