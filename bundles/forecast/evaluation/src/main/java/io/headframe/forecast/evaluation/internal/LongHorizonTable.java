package io.headframe.forecast.evaluation.internal;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The long-horizon table.
 *
 * @param data what it was measured on
 * @param input the steps of history
 * @param horizons the columns
 * @param rows what was measured here, then what was published
 */
record LongHorizonTable(String data, int input, List<Integer> horizons, List<Row> rows) implements Presentable {

  /**
   * One forecaster.
   *
   * @param name what it is called
   * @param measured whether it was measured here; otherwise it was published
   * @param mse [horizon]
   * @param mae [horizon]
   */
  record Row(String name, boolean measured, double[] mse, double[] mae) {}

  @Override
  public List<View> views() {
    return List.of(table("MSE", Row::mse), table("MAE", Row::mae));
  }

  /** Numbers measured here with four digits, published ones with the three that are printed. */
  private Table table(String metric, Function<Row, double[]> errors) {
    List<String> columns = new ArrayList<>(List.of("forecaster"));
    horizons.forEach(horizon -> columns.add(Integer.toString(horizon)));
    columns.add("mean");
    columns.add("source");
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      String form = row.measured ? "%.4f" : "%.3f";
      List<String> line = new ArrayList<>(List.of(row.name));
      for (double error : errors.apply(row)) {
        line.add(String.format(Locale.ROOT, form, error));
      }
      line.add(String.format(Locale.ROOT, form, Arrays.stream(errors.apply(row)).average().orElseThrow()));
      line.add(row.measured ? "measured here" : "published");
      cells.add(line);
    }
    return new Table(metric + " on " + data + " by horizon, input " + input, columns, cells);
  }
}
