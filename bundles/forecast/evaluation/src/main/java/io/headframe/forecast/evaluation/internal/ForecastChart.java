package io.headframe.forecast.evaluation.internal;

import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A channel's last values and its forecast.
 *
 * @param id the unique_id
 * @param xAxis what x is
 * @param lines the history, the forecast, and the ends of its intervals
 */
record ForecastChart(String id, String xAxis, List<Line> lines) implements Presentable {

  /**
   * One line.
   *
   * @param name history, the forecaster, or an end of an interval
   * @param first the x of the first value; 0 is the last step of the history
   * @param values one for each step
   */
  record Line(String name, int first, double[] values) {}

  @Override
  public List<View> views() {
    List<Curve.Series> series = new ArrayList<>();
    for (Line line : lines) {
      double[] x = new double[line.values.length];
      Arrays.setAll(x, i -> line.first + i);
      series.add(new Curve.Series(line.name, x, line.values));
    }
    return List.of(new Curve("Forecast of " + id, xAxis, "value", false, series));
  }
}
