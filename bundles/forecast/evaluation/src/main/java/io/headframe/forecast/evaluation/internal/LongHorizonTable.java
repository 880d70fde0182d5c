package io.headframe.forecast.evaluation.internal;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
   * @param source "measured here", or where it was published
   * @param mse [horizon]
   * @param mae [horizon]
   */
  record Row(String name, String source, double[] mse, double[] mae) {}

  @Override
  public List<View> views() {
    List<String> columns = new ArrayList<>(List.of("forecaster"));
    horizons.forEach(horizon -> columns.add(Integer.toString(horizon)));
    columns.add("mean");
    columns.add("source");
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      List<String> line = new ArrayList<>(List.of(row.name));
      double mse = 0;
      double mae = 0;
      for (int i = 0; i < horizons.size(); i++) {
        line.add(cell(row.mse[i], row.mae[i]));
        mse += row.mse[i] / horizons.size();
        mae += row.mae[i] / horizons.size();
      }
      line.add(cell(mse, mae));
      line.add(row.source);
      cells.add(line);
    }
    return List.of(new Table("MSE / MAE on " + data + " by horizon, input " + input, columns, cells));
  }

  private static String cell(double mse, double mae) {
    return String.format(Locale.ROOT, "%.4f / %.4f", mse, mae).replaceAll("(?<=\\.\\d{3})0\\b", "");
  }
}
