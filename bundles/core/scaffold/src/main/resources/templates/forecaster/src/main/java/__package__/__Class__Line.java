package ${package};

import io.headframe.core.method.Run;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was fitted: the line is drawn anew for each window.
 *
 * @param task what it was fitted for
 * @param shape what it was fitted on
 */
record ${Class}Line(ForecastTask task, ForecastTask.Shape shape) implements FittedForecaster {

  static final String FILE = "line.bin";
  static final String FORM = "${id} 1";

  @Override
  public List<Forecast> predict(Panel history, ForecastRequest request, Run run) {
    task.checkHistory(shape, history, request, ${Class}Forecaster.NEEDED, ${Class}Forecaster.ABILITIES);
    List<Forecast> forecasts = new ArrayList<>();
    for (Series series : history.series()) {
      run.checkCancelled();
      double[][] points = new double[series.channels()][];
      for (int c = 0; c < points.length; c++) {
        points[c] = drawnOn(series.values(c), request.horizon());
      }
      forecasts.add(Forecast.ofPoints(series.id(), history.following(series, request.horizon()), points));
    }
    return forecasts;
  }

  /** The next values of a channel: [horizon]. */
  private double[] drawnOn(double[] values, int horizon) {
    int seen = Math.min(values.length, Math.max(${Class}Forecaster.NEEDED, task.input()));
    double last = values[values.length - 1];
    double slope = (last - values[values.length - seen]) / (seen - 1);
    double[] forecast = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      forecast[h] = last + (h + 1) * slope;
    }
    return forecast;
  }

  @Override
  public void save(Path folder) throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(folder.resolve(FILE)))) {
      out.writeUTF(FORM);
      for (int number : new int[] {task.horizon(), task.input(), task.season(), task.validation()}) {
        out.writeInt(number);
      }
      out.writeUTF(shape.frequency().toString());
      out.writeInt(shape.channels().size());
      for (String channel : shape.channels()) {
        out.writeUTF(channel);
      }
    }
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
