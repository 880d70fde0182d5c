package io.headframe.forecast.conformal;

import io.headframe.core.error.HeadframeException;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.conformal.internal.ConformalError;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Split conformal intervals (Vovk and others 2005; Lei and others 2018), for each channel and step ahead by itself: an
 * interval of level c reaches as far as the ⌈(n + 1) c⌉-th smallest of n absolute errors, on both sides of a forecast.
 * The errors must be of windows that the forecaster was not fitted to. Windows overlap, so that coverage is near c and
 * not guaranteed. Immutable, but for arrays, which nobody changes.
 *
 * @param id of the series, for messages
 * @param errors [channel, step, window], absolute and rising
 */
public record ConformalScores(String id, double[][][] errors) {

  private static final int MOST_WINDOWS = 100;

  /**
   * Measures the errors at up to 100 cutoffs, evenly between two.
   *
   * @param first the first cutoff: so many steps are before it
   * @param last the last cutoff; the horizon behind it is still in the series. Below {@code first} there are no errors
   * @param horizon how many steps ahead
   * @param forecasts gives for what stands before each cutoff the points [channel, horizon]
   */
  public static ConformalScores measure(Series series, int first, int last, int horizon,
      Function<List<Series>, List<double[][]>> forecasts) {
    int windows = Math.max(0, Math.min(MOST_WINDOWS, last - first + 1));
    int[] cutoffs = IntStream.range(0, windows)
        .map(w -> windows == 1 ? last : first + (int) Math.round((double) w * (last - first) / (windows - 1)))
        .toArray();
    List<double[][]> made = windows == 0 ? List.of()
        : forecasts.apply(Arrays.stream(cutoffs).mapToObj(cutoff -> series.slice(0, cutoff)).toList());
    double[][][] errors = new double[series.channels()][horizon][windows];
    for (int c = 0; c < errors.length; c++) {
      for (int h = 0; h < horizon; h++) {
        for (int w = 0; w < windows; w++) {
          errors[c][h][w] = Math.abs(series.value(c, cutoffs[w] + h) - made.get(w)[c][h]);
        }
        Arrays.sort(errors[c][h]);
      }
    }
    return new ConformalScores(series.id(), errors);
  }

  /**
   * A quantile of the forecast of a channel: the lower or upper end of the central interval of level |2 q − 1|.
   *
   * @param points [horizon], the point forecast
   * @param quantile q, between 0 and 1
   * @return [horizon]
   * @throws HeadframeException if there are too few errors for the level (HF-CONFORMAL-001)
   */
  public double[] quantile(int channel, double[] points, double quantile) {
    double level = Math.abs(2 * quantile - 1);
    double[] ends = points.clone();
    // Half in half is the middle; 1e-9 is what levels in percent lose on the way to quantiles and back.
    if (level < 1e-9) {
      return ends;
    }
    double[][] steps = errors[channel];
    int windows = steps[0].length;
    int rank = (int) Math.ceil((windows + 1) * level - 1e-9);
    if (rank > windows) {
      throw new HeadframeException(ConformalError.FEW_WINDOWS, Math.round(100 * level),
          (long) Math.ceil(level / (1 - level) - 1e-9), windows, id);
    }
    for (int h = 0; h < ends.length; h++) {
      ends[h] += (quantile < 0.5 ? -1 : 1) * steps[h][rank - 1];
    }
    return ends;
  }
}
