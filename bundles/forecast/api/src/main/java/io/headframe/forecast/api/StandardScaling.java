package io.headframe.forecast.api;

import java.util.Map;
import java.util.TreeMap;

/**
 * Subtracts the mean and divides by the population standard deviation of each channel of each series, fitted on one
 * panel and applied to any: z = (y − μ) / σ. A constant channel is divided by 1. Missing values do not count.
 * Immutable.
 *
 * @param scales by the id of a series, [channel]
 */
public record StandardScaling(Map<String, Scale[]> scales) {

  /**
   * How one channel is scaled.
   *
   * @param mean μ
   * @param deviation σ, above 0
   */
  public record Scale(double mean, double deviation) {

    /** z of y. */
    public double apply(double value) {
      return (value - mean) / deviation;
    }

    /** y of z. */
    public double undo(double scaled) {
      return scaled * deviation + mean;
    }
  }

  /**
   * Fits to a panel: pass the training part alone.
   *
   * @param training its series have different ids
   */
  public static StandardScaling fit(Panel training) {
    Map<String, Scale[]> scales = new TreeMap<>();
    for (Series series : training.series()) {
      Scale[] channels = new Scale[series.channels()];
      for (int c = 0; c < channels.length; c++) {
        channels[c] = scale(series.values(c));
      }
      if (scales.put(series.id(), channels) != null) {
        throw new IllegalArgumentException("two series are called " + series.id());
      }
    }
    return new StandardScaling(scales);
  }

  /**
   * The scale of a channel.
   *
   * @throws IllegalArgumentException if the series was not in the panel that this was fitted on
   */
  public Scale scale(String id, int channel) {
    Scale[] channels = scales.get(id);
    if (channels == null) {
      throw new IllegalArgumentException("no series " + id + " to take the scale from");
    }
    return channels[channel];
  }

  /** A panel of scaled values. */
  public Panel apply(Panel panel) {
    return panel.each(series -> {
      double[][] values = new double[series.channels()][];
      for (int c = 0; c < values.length; c++) {
        Scale scale = scale(series.id(), c);
        values[c] = series.values(c);
        for (int i = 0; i < values[c].length; i++) {
          values[c][i] = scale.apply(values[c][i]);
        }
      }
      return series.withValues(values);
    });
  }

  private static Scale scale(double[] values) {
    double sum = 0;
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    double mean = count == 0 ? 0 : sum / count;
    double squares = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        squares += (value - mean) * (value - mean);
      }
    }
    double deviation = count == 0 ? 1 : Math.sqrt(squares / count);
    // The mean of equal numbers can differ from them by rounding.
    return new Scale(mean, deviation > 1e-12 * Math.abs(mean) ? deviation : 1);
  }
}
