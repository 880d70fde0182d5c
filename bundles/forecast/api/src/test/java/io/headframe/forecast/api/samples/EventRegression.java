package io.headframe.forecast.api.samples;

import io.headframe.core.method.Run;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Least squares on columns that are known ahead, among them an event that is 0 or 1. */
public final class EventRegression implements Forecaster {

  private static final Set<Ability> ABILITIES = Set.of(Ability.KNOWN_COVARIATES, Ability.NEW_SERIES);
  private static final List<String> COLUMNS = List.of("event", "price");

  @Override
  public String description() {
    return "a regression on an event and a price";
  }

  @Override
  public Set<Ability> abilities() {
    return ABILITIES;
  }

  @Override
  public FittedForecaster fit(Panel training, ForecastTask task, Run run) {
    task.checkTraining(training, 3, ABILITIES);
    double[][] system = new double[3][4];
    for (Series series : training.series()) {
      for (int t = 0; t < series.length(); t++) {
        double[] row = row(series, t, 0);
        for (int i = 0; i < 3; i++) {
          for (int j = 0; j < 3; j++) {
            system[i][j] += row[i] * row[j];
          }
          system[i][3] += row[i] * series.value(0, t);
        }
      }
    }
    return new Regression(eliminated(system), ForecastTask.Shape.of(training), task);
  }

  @Override
  public FittedForecaster load(Path folder, Run run) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("regression.txt"));
    double[] weights = Arrays.stream(lines.get(0).split(" ")).mapToDouble(Double::parseDouble).toArray();
    ForecastTask.Shape shape =
        new ForecastTask.Shape(Frequency.of(lines.get(1)), List.of(lines.get(2)), Set.copyOf(COLUMNS));
    return new Regression(weights, shape, new ForecastTask(Integer.parseInt(lines.get(3)), 1, 1, 0));
  }

  private static double[] row(Series series, int step, int ahead) {
    return new double[] {1, series.known("event", ahead)[step], series.known("price", ahead)[step]};
  }

  private static double[] eliminated(double[][] system) {
    for (int pivot = 0; pivot < 3; pivot++) {
      for (int i = 0; i < 3; i++) {
        double factor = i == pivot ? 0 : system[i][pivot] / system[pivot][pivot];
        for (int j = pivot; j < 4; j++) {
          system[i][j] -= factor * system[pivot][j];
        }
      }
    }
    double[] solution = new double[3];
    Arrays.setAll(solution, i -> system[i][3] / system[i][i]);
    return solution;
  }

  private record Regression(double[] weights, ForecastTask.Shape shape, ForecastTask task)
      implements FittedForecaster {

    @Override
    public List<Forecast> predict(Panel history, ForecastRequest request, Run run) {
      task.checkHistory(shape, history, request, 1, ABILITIES);
      List<Forecast> forecasts = new ArrayList<>();
      for (Series series : history.series()) {
        double[] points = new double[request.horizon()];
        for (int h = 0; h < points.length; h++) {
          double[] row = row(series, series.length() + h, request.horizon());
          points[h] = weights[0] * row[0] + weights[1] * row[1] + weights[2] * row[2];
        }
        forecasts.add(Forecast.ofPoints(
            series.id(), history.following(series, request.horizon()), new double[][] {points}));
      }
      return forecasts;
    }

    @Override
    public void save(Path folder) throws IOException {
      String numbers = Arrays.stream(weights).mapToObj(Double::toString).collect(Collectors.joining(" "));
      Files.write(folder.resolve("regression.txt"), List.of(numbers, shape.frequency().toString(),
          shape.channels().get(0), Integer.toString(task.horizon())));
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
