package io.headframe.forecast.evaluation.internal;

import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How good forecasters were.
 *
 * @param names of the metrics
 * @param metrics one row for each forecaster
 */
record Scores(List<String> names, List<Row> metrics) implements Presentable {

  /**
   * One forecaster.
   *
   * @param forecaster its id
   * @param values one for each metric
   * @param bySteps [horizon], the mean absolute error at each step ahead
   */
  record Row(String forecaster, List<Double> values, double[] bySteps) {}

  @Override
  public List<View> views() {
    List<String> columns = new ArrayList<>(List.of("forecaster"));
    columns.addAll(names);
    List<List<String>> rows = new ArrayList<>();
    List<Curve.Series> lines = new ArrayList<>();
    for (Row row : metrics) {
      List<String> cells = new ArrayList<>(List.of(row.forecaster));
      row.values.forEach(value -> cells.add(Double.isFinite(value) ? Labels.shortNumber(value) : "-"));
      rows.add(cells);
      double[] steps = new double[row.bySteps.length];
      Arrays.setAll(steps, h -> h + 1);
      lines.add(new Curve.Series(row.forecaster, steps, row.bySteps));
    }
    return List.of(new Table("Metrics of the backtest", columns, rows),
        new Curve("Error by step ahead", "steps ahead", "mean absolute error", false, lines));
  }
}
