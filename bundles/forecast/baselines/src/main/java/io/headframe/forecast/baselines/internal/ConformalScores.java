package io.headframe.forecast.baselines.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Run;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Split conformal intervals (Vovk and others 2005; Lei and others 2018), for each channel and step ahead by itself: a
 * rule learned on the first two thirds of the training part forecasts windows of the last third, and an interval of
 * level c reaches as far as the ⌈(n + 1) c⌉-th smallest of its n absolute errors, on both sides of a forecast of the
 * rule learned on all. Windows overlap, so that coverage is near c and not guaranteed.
 *
 * @param errors by the id of a series, [channel, step, window], rising; empty where a series is too short
 */
record ConformalScores(Map<String, double[][][]> errors) {

  private static final int MOST_WINDOWS = 100;

  /** Learns and measures. */
  static ConformalScores of(Baseline baseline, Panel training, ForecastTask task, Run run) {
    Panel first = training.each(series -> series.slice(0, series.length() * 2 / 3));
    if (first.shortest() < baseline.neededForTraining(task)) {
      return new ConformalScores(Map.of());
    }
    PointRule rule = baseline.learn(first, task, run);
    Map<String, double[][][]> errors = new TreeMap<>();
    for (int i = 0; i < training.series().size(); i++) {
      run.checkCancelled();
      Series series = training.series().get(i);
      int cutoff = Math.max(first.series().get(i).length(), rule.needed());
      int last = series.length() - task.horizon();
      if (last >= cutoff) {
        errors.put(series.id(), errors(rule, series, cutoff, last, task.horizon()));
      }
    }
    return new ConformalScores(errors);
  }

  private static double[][][] errors(PointRule rule, Series series, int first, int last, int horizon) {
    int windows = Math.min(MOST_WINDOWS, last - first + 1);
    double[][][] errors = new double[series.channels()][horizon][windows];
    for (int w = 0; w < windows; w++) {
      int cutoff = windows == 1 ? last : first + (int) Math.round((double) w * (last - first) / (windows - 1));
      for (int c = 0; c < errors.length; c++) {
        double[] forecast = rule.forecast(series.slice(cutoff - rule.needed(), cutoff).values(c), horizon);
        for (int h = 0; h < horizon; h++) {
          errors[c][h][w] = Math.abs(series.value(c, cutoff + h) - forecast[h]);
        }
      }
    }
    for (double[][] channel : errors) {
      for (double[] step : channel) {
        Arrays.sort(step);
      }
    }
    return errors;
  }

  /**
   * A quantile of the forecast of a channel: the lower or upper end of the central interval of level |2 q − 1|.
   *
   * @param points [horizon], the point forecast
   * @param quantile q, between 0 and 1
   * @return [horizon]
   * @throws HeadframeException if the series has no scores (HF-BASELINE-002), or too few for the level (003)
   */
  double[] quantile(String id, int channel, double[] points, double quantile) {
    double level = Math.abs(2 * quantile - 1);
    double[] ends = points.clone();
    // Half in half is the middle; 1e-9 is what levels in percent lose on the way to quantiles and back.
    if (level < 1e-9) {
      return ends;
    }
    if (!errors.containsKey(id)) {
      throw new HeadframeException(BaselineError.NO_INTERVALS, id);
    }
    double[][] steps = errors.get(id)[channel];
    int windows = steps[0].length;
    int rank = (int) Math.ceil((windows + 1) * level - 1e-9);
    if (rank > windows) {
      throw new HeadframeException(BaselineError.FEW_WINDOWS, Math.round(100 * level),
          (long) Math.ceil(level / (1 - level) - 1e-9), windows, id);
    }
    for (int h = 0; h < ends.length; h++) {
      ends[h] += (quantile < 0.5 ? -1 : 1) * steps[h][rank - 1];
    }
    return ends;
  }
}
