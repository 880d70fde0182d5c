package io.headframe.forecast.api;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The forecast of one series: always points, and quantiles or samples where they were asked for. Arrays belong to the
 * forecast and are not changed; whoever makes one gives them away.
 *
 * @param id the id of the series
 * @param stamps [horizon], the first right behind the history
 * @param points [channel, horizon], the forecaster's own point forecast: mean or median
 * @param levels the quantiles that there are, between 0 and 1, rising; may be empty
 * @param quantiles [level, channel, horizon]
 * @param samples [sample, channel, horizon]; may be empty. Where none were asked for, a forecaster of a few trajectories
 *     with probabilities of their own gives these
 * @param weights [sample], the probabilities of the samples: they sum to 1; empty if all are equally likely
 */
public record Forecast(String id, long[] stamps, double[][] points, List<Double> levels, double[][][] quantiles,
    double[][][] samples, double[] weights) {

  private static final double ROUNDING = 1e-9;

  /** Copies the list of levels and checks the shapes. */
  public Forecast {
    levels = List.copyOf(levels);
    if (quantiles.length != levels.size() || weights.length != 0 && weights.length != samples.length) {
      throw new IllegalArgumentException(quantiles.length + " quantiles for " + levels.size() + " levels, "
          + weights.length + " weights for " + samples.length + " samples");
    }
    if (weights.length > 0 && Math.abs(Arrays.stream(weights).sum() - 1) > ROUNDING) {
      throw new IllegalArgumentException("the weights sum to " + Arrays.stream(weights).sum());
    }
    checkShape(points, points.length, stamps.length);
    for (double[][] quantile : quantiles) {
      checkShape(quantile, points.length, stamps.length);
    }
    for (double[][] sample : samples) {
      checkShape(sample, points.length, stamps.length);
    }
  }

  /** Points alone. */
  public static Forecast ofPoints(String id, long[] stamps, double[][] points) {
    return new Forecast(id, stamps, points, List.of(), new double[0][][], new double[0][][], new double[0]);
  }

  /** Points with quantiles. */
  public static Forecast ofQuantiles(
      String id, long[] stamps, double[][] points, List<Double> levels, double[][][] quantiles) {
    return new Forecast(id, stamps, points, levels, quantiles, new double[0][][], new double[0]);
  }

  /**
   * Samples, with their mean as points.
   *
   * @param weights [sample], or empty if all are equally likely
   */
  public static Forecast ofSamples(String id, long[] stamps, double[][][] samples, double[] weights) {
    double[][] mean = new double[samples[0].length][stamps.length];
    for (int s = 0; s < samples.length; s++) {
      double weight = weights.length == 0 ? 1.0 / samples.length : weights[s];
      for (int c = 0; c < mean.length; c++) {
        for (int h = 0; h < stamps.length; h++) {
          mean[c][h] += weight * samples[s][c][h];
        }
      }
    }
    return new Forecast(id, stamps, mean, List.of(), new double[0][][], samples, weights);
  }

  /** How many steps it has. */
  public int horizon() {
    return stamps.length;
  }

  /**
   * A quantile of a channel: the one that was forecast, or the least sample at which the weights reach the level.
   *
   * @param level between 0 and 1
   * @return [horizon]
   * @throws IllegalArgumentException if there is neither that quantile nor any sample
   */
  public double[] quantile(double level, int channel) {
    for (int i = 0; i < levels.size(); i++) {
      if (Math.abs(levels.get(i) - level) < ROUNDING) {
        return quantiles[i][channel].clone();
      }
    }
    if (samples.length == 0) {
      throw new IllegalArgumentException("no quantile " + level + " among " + levels + ", and no samples");
    }
    return IntStream.range(0, horizon()).mapToDouble(step -> ofSamples(level, channel, step)).toArray();
  }

  private double ofSamples(double level, int channel, int step) {
    int[] order = IntStream.range(0, samples.length).boxed()
        .sorted(Comparator.comparingDouble(s -> samples[s][channel][step])).mapToInt(s -> s).toArray();
    double reached = 0;
    for (int s : order) {
      reached += weights.length == 0 ? 1.0 / samples.length : weights[s];
      if (reached >= level - ROUNDING) {
        return samples[s][channel][step];
      }
    }
    return samples[order[order.length - 1]][channel][step];
  }

  private static void checkShape(double[][] array, int channels, int horizon) {
    if (array.length != channels || Arrays.stream(array).anyMatch(row -> row.length != horizon)) {
      throw new IllegalArgumentException("an array of the forecast is not [" + channels + ", " + horizon + "]");
    }
  }
}
