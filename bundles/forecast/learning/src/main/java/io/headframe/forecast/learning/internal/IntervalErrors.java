package io.headframe.forecast.learning.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.conformal.ConformalScores;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * How far a network was off in the validation part.
 *
 * @param scores by the id of a series; none without a validation part
 */
public record IntervalErrors(Map<String, ConformalScores> scores) {

  private static final String NAME = "errors/";

  /**
   * Measures.
   *
   * @param forecasts the points of histories so many steps ahead: of each [channel, horizon]
   */
  public static IntervalErrors measure(
      Panel training, ForecastTask task, BiFunction<List<Series>, Integer, List<double[][]>> forecasts) {
    int validated = TrainingParts.validated(training.shortest(), task);
    Map<String, ConformalScores> scores = new TreeMap<>();
    for (Series series : training.series()) {
      ConformalScores measured = ConformalScores.measure(series, series.length() - validated,
          series.length() - task.horizon(), task.horizon(), histories -> forecasts.apply(histories, task.horizon()));
      if (measured.errors()[0][0].length > 0) {
        scores.put(series.id(), measured);
      }
    }
    return new IntervalErrors(scores);
  }

  /**
   * Those of a series.
   *
   * @throws HeadframeException if there are none (HF-LEARNING-003)
   */
  public ConformalScores of(String id) {
    ConformalScores own = scores.get(id);
    if (own == null) {
      throw new HeadframeException(LearningError.NO_INTERVALS, id);
    }
    return own;
  }

  /** All, to be kept. */
  public Map<String, double[]> numbers() {
    Map<String, double[]> numbers = new TreeMap<>();
    scores.forEach((id, own) -> {
      int windows = own.errors()[0][0].length;
      double[] flat = new double[own.errors().length * own.errors()[0].length * windows];
      int at = 0;
      for (double[][] channel : own.errors()) {
        for (double[] step : channel) {
          System.arraycopy(step, 0, flat, at, windows);
          at += windows;
        }
      }
      numbers.put(NAME + id, flat);
    });
    return numbers;
  }

  /** Those of {@link #numbers()}. */
  public static IntervalErrors of(Map<String, double[]> numbers, int channels, int horizon) {
    Map<String, ConformalScores> scores = new TreeMap<>();
    numbers.forEach((name, flat) -> {
      String id = name.substring(NAME.length());
      int windows = flat.length / channels / horizon;
      double[][][] errors = new double[channels][horizon][windows];
      for (int row = 0; row < channels * horizon; row++) {
        System.arraycopy(flat, row * windows, errors[row / horizon][row % horizon], 0, windows);
      }
      scores.put(id, new ConformalScores(id, errors));
    });
    return new IntervalErrors(scores);
  }
}
