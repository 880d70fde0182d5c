package io.headframe.forecast.evaluation.internal;

import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.Panel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Forecasts as a file with the columns that people know: unique_id, ds, MODEL, MODEL-lo-80, MODEL-hi-80 … */
final class ForecastFile {

  private ForecastFile() {}

  static void write(Path file, FileFormat format, Panel history, String model, List<Forecast> forecasts,
      List<Integer> levels) throws IOException {
    try (ForecastRows rows = format.open(file, history.frequency(), List.of("ds"), columns(model, levels))) {
      for (int s = 0; s < forecasts.size(); s++) {
        Forecast forecast = forecasts.get(s);
        for (int c = 0; c < forecast.points().length; c++) {
          String id = Labels.id(history, history.series().get(s), c);
          double[][] numbers = numbers(forecast, c, levels);
          for (int h = 0; h < forecast.horizon(); h++) {
            double[] row = new double[numbers.length];
            for (int i = 0; i < row.length; i++) {
              row[i] = numbers[i][h];
            }
            rows.add(id, new long[] {forecast.stamps()[h]}, row);
          }
        }
      }
    }
  }

  /** The names of the columns of one forecaster. */
  static List<String> columns(String model, List<Integer> levels) {
    List<String> columns = new ArrayList<>(List.of(model));
    for (int level : levels) {
      columns.add(model + "-lo-" + level);
      columns.add(model + "-hi-" + level);
    }
    return columns;
  }

  /** What stands in them: [column, horizon]. */
  static double[][] numbers(Forecast forecast, int channel, List<Integer> levels) {
    List<double[]> numbers = new ArrayList<>(List.of(forecast.points()[channel]));
    for (int level : levels) {
      numbers.add(forecast.quantile(ForecastRequest.low(level), channel));
      numbers.add(forecast.quantile(1 - ForecastRequest.low(level), channel));
    }
    return numbers.toArray(double[][]::new);
  }
}
