package io.headframe.forecast.evaluation.internal;

import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A channel's last values and its forecast. Step 0 is the last of the history, step 1 the first of the forecast.
 *
 * @param id the unique_id
 * @param last the last stamp of the history
 * @param step how far stamps lie apart
 * @param forecaster its name
 * @param history [step], up to step 0
 * @param forecast [step], from step 1
 * @param intervals around the forecast, wider ones first
 * @param trajectories of a forecaster that gives some with their probabilities, the likely first; else none
 */
record ForecastChart(String id, String last, String step, String forecaster, double[] history, double[] forecast,
    List<Interval> intervals, List<Trajectory> trajectories) implements Presentable {

  /** More lines than anybody tells apart. */
  private static final int MOST_LINES = 6;

  /**
   * A central interval.
   *
   * @param level in percent
   * @param low [step], from step 1
   * @param high [step], from step 1
   */
  record Interval(int level, double[] low, double[] high) {}

  /**
   * One way that it may go.
   *
   * @param probability from 0 to 1
   * @param values [step], from step 1
   */
  record Trajectory(double probability, double[] values) {}

  @Override
  public List<View> views() {
    double[] past = steps(1 - history.length, history.length);
    double[] ahead = steps(1, forecast.length);
    List<Curve.Band> bands = new ArrayList<>();
    for (Interval each : intervals) {
      bands.add(new Curve.Band(forecaster, each.level + " %", ahead, each.low, each.high));
    }
    Curve.Series before = new Curve.Series("history", past, history);
    String title = " of " + id + " after " + last;
    String axis = "steps ahead (" + step + ")";
    List<View> views = new ArrayList<>(List.of(new Curve("Forecast" + title, axis, "value", false,
        List.of(before, new Curve.Series(forecaster, ahead, forecast)), bands)));
    if (!trajectories.isEmpty()) {
      List<Curve.Series> lines = new ArrayList<>(List.of(before));
      for (Trajectory each : trajectories.subList(0, Math.min(MOST_LINES, trajectories.size()))) {
        String name = String.format(Locale.ROOT, "%d: %.0f %%", lines.size(), 100 * each.probability);
        lines.add(new Curve.Series(name, ahead, each.values));
      }
      views.add(new Curve("Trajectories" + title + ", the likely first", axis, "value", false, lines));
    }
    return views;
  }

  private static double[] steps(int first, int count) {
    double[] steps = new double[count];
    Arrays.setAll(steps, i -> first + i);
    return steps;
  }
}
