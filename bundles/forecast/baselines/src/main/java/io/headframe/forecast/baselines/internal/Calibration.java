package io.headframe.forecast.baselines.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Run;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.conformal.ConformalScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a baseline was off where it had not learned: a rule learned on the first two thirds of the training part
 * forecasts windows of the last third. The intervals are those of a rule learned on all.
 *
 * @param scores by the id of a series; empty where a series is too short
 */
record Calibration(Map<String, ConformalScores> scores) {

  /** Learns and measures. */
  static Calibration of(Baseline baseline, Panel training, ForecastTask task, Run run) {
    Panel first = training.each(series -> series.slice(0, series.length() * 2 / 3));
    if (first.shortest() < baseline.neededForTraining(task)) {
      return new Calibration(Map.of());
    }
    PointRule rule = baseline.learn(first, task, run);
    Map<String, ConformalScores> scores = new TreeMap<>();
    for (int i = 0; i < training.series().size(); i++) {
      run.checkCancelled();
      Series series = training.series().get(i);
      int cutoff = Math.max(first.series().get(i).length(), rule.needed());
      int last = series.length() - task.horizon();
      if (last >= cutoff) {
        scores.put(series.id(), ConformalScores.measure(
            series, cutoff, last, task.horizon(), histories -> points(rule, histories, task.horizon())));
      }
    }
    return new Calibration(scores);
  }

  private static List<double[][]> points(PointRule rule, List<Series> histories, int horizon) {
    List<double[][]> points = new ArrayList<>();
    for (Series history : histories) {
      Series seen = history.slice(history.length() - rule.seen(history.length()), history.length());
      double[][] channels = new double[history.channels()][];
      for (int c = 0; c < channels.length; c++) {
        channels[c] = rule.forecast(seen.values(c), horizon);
      }
      points.add(channels);
    }
    return points;
  }

  /**
   * A quantile of the forecast of a channel.
   *
   * @return [horizon]
   * @throws HeadframeException if the series has no scores (HF-BASELINE-002), or too few for the level
   *     (HF-CONFORMAL-001)
   */
  double[] quantile(String id, int channel, double[] points, double quantile) {
    ConformalScores own = scores.get(id);
    if (own == null) {
      throw new HeadframeException(BaselineError.NO_INTERVALS, id);
    }
    return own.quantile(channel, points, quantile);
  }
}
