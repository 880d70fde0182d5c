package io.headframe.forecast.api.samples;

import io.headframe.core.method.Run;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Pretrained weights of two lags, shared by all channels of all series, that feed on their own forecasts. */
public final class PretrainedRecursion implements Forecaster {

  private static final String FILE = "weights.txt";

  /** Writes weights as somebody else published them. */
  public static void publish(Path folder, double last, double before) throws IOException {
    Files.writeString(folder.resolve(FILE), last + " " + before);
  }

  @Override
  public String description() {
    return "two lags, pretrained";
  }

  @Override
  public Set<Ability> abilities() {
    return Set.of(Ability.NEW_SERIES);
  }

  /** Least squares with one weight, of the last value. */
  @Override
  public FittedForecaster fit(Panel training, ForecastTask task, Run run) {
    double products = 0;
    double squares = 0;
    for (Series series : training.series()) {
      for (int i = 1; i < series.length(); i++) {
        products += series.value(0, i) * series.value(0, i - 1);
        squares += series.value(0, i - 1) * series.value(0, i - 1);
      }
    }
    return new Recursion(products / squares, 0, task);
  }

  @Override
  public FittedForecaster load(Path folder, Run run) throws IOException {
    String[] weights = Files.readString(folder.resolve(FILE)).split(" ");
    return new Recursion(Double.parseDouble(weights[0]), Double.parseDouble(weights[1]),
        new ForecastTask(Integer.MAX_VALUE, 2, 1, 0));
  }

  private record Recursion(double last, double before, ForecastTask task) implements FittedForecaster {

    @Override
    public List<Forecast> predict(Panel history, ForecastRequest request, Run run) {
      List<Forecast> forecasts = new ArrayList<>();
      for (Series series : history.series()) {
        double[][] points = new double[series.channels()][request.horizon()];
        for (int c = 0; c < points.length; c++) {
          double older = series.value(c, series.length() - 2);
          double newer = series.value(c, series.length() - 1);
          for (int h = 0; h < request.horizon(); h++) {
            double next = last * newer + before * older;
            points[c][h] = next;
            older = newer;
            newer = next;
          }
        }
        forecasts.add(Forecast.ofPoints(series.id(), history.following(series, request.horizon()), points));
      }
      return forecasts;
    }

    @Override
    public void save(Path folder) throws IOException {
      publish(folder, last, before);
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
