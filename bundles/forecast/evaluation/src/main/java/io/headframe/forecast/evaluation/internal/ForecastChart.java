package io.headframe.forecast.evaluation.internal;

import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
 */
record ForecastChart(String id, String last, String step, String forecaster, double[] history, double[] forecast,
    List<Interval> intervals) implements Presentable {

  /**
   * A central interval.
   *
   * @param level in percent
   * @param low [step], from step 1
   * @param high [step], from step 1
   */
  record Interval(int level, double[] low, double[] high) {}

  @Override
  public List<View> views() {
    double[] past = steps(1 - history.length, history.length);
    double[] ahead = steps(1, forecast.length);
    List<Curve.Band> bands = new ArrayList<>();
    for (Interval each : intervals) {
      bands.add(new Curve.Band(forecaster, each.level + " %", ahead, each.low, each.high));
    }
    return List.of(new Curve("Forecast of " + id + " after " + last, "steps ahead (" + step + ")", "value", false,
        List.of(new Curve.Series("history", past, history), new Curve.Series(forecaster, ahead, forecast)), bands));
  }

  private static double[] steps(int first, int count) {
    double[] steps = new double[count];
    Arrays.setAll(steps, i -> first + i);
    return steps;
  }
}
