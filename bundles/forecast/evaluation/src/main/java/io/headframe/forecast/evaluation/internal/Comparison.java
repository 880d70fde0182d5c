package io.headframe.forecast.evaluation.internal;

import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.metrics.PointMetrics;
import io.headframe.forecast.metrics.QuantileMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Forecasts of several forecasters at several cutoffs beside what came. For one thread. */
final class Comparison {

  private final Panel panel;
  private final List<Integer> levels;
  private final ForecastTask task;
  private final int taken;
  private final int step;
  private final int windows;
  private final Map<String, List<List<Forecast>>> forecasts = new LinkedHashMap<>();

  /** @param taken how many steps of each series lie behind the first cutoff */
  Comparison(Panel panel, List<Integer> levels, ForecastTask task, int taken, int step, int windows) {
    this.panel = panel;
    this.levels = levels;
    this.task = task;
    this.taken = taken;
    this.step = step;
    this.windows = windows;
  }

  ForecastTask task() {
    return task;
  }

  List<Integer> levels() {
    return levels;
  }

  int windows() {
    return windows;
  }

  /** What stands before a cutoff. */
  Panel before(int window) {
    return panel.each(series -> series.slice(0, cutoff(series, window)));
  }

  /** @param made [window, series] */
  void add(String name, List<List<Forecast>> made) {
    forecasts.put(name, made);
  }

  /** Writes all, and says how many rows there are below the header. */
  int write(Path file, FileFormat format) throws IOException {
    List<String> numbers = new ArrayList<>(List.of("y"));
    forecasts.keySet().forEach(name -> numbers.addAll(ForecastFile.columns(name, levels)));
    int count = 0;
    try (ForecastRows rows = format.open(file, panel.frequency(), List.of("ds", "cutoff"), numbers)) {
      for (int s = 0; s < panel.series().size(); s++) {
        for (int c = 0; c < panel.channels().size(); c++) {
          for (int w = 0; w < windows; w++) {
            write(rows, s, c, w);
            count += task.horizon();
          }
        }
      }
    }
    return count;
  }

  private void write(ForecastRows rows, int s, int channel, int window) throws IOException {
    Series series = panel.series().get(s);
    String id = Labels.id(panel, series, channel);
    int cutoff = cutoff(series, window);
    List<double[]> numbers = new ArrayList<>();
    for (List<List<Forecast>> made : forecasts.values()) {
      numbers.addAll(List.of(ForecastFile.numbers(made.get(window).get(s), channel, levels)));
    }
    for (int h = 0; h < task.horizon(); h++) {
      double[] row = new double[1 + numbers.size()];
      row[0] = series.value(channel, cutoff + h);
      for (int i = 0; i < numbers.size(); i++) {
        row[1 + i] = numbers.get(i)[h];
      }
      rows.add(id, new long[] {series.stamp(cutoff + h), series.stamp(cutoff - 1)}, row);
    }
  }

  /** Metrics over all windows of a channel, then their mean over channels and series. */
  Scores scores() {
    List<String> names = new ArrayList<>(List.of("mae", "rmse", "smape", "mase"));
    for (int level : levels) {
      names.addAll(List.of("coverage-" + level, "winkler-" + level));
    }
    List<Scores.Row> rows = new ArrayList<>();
    forecasts.forEach((name, made) -> rows.add(row(names.size(), name, made)));
    return new Scores(names, rows);
  }

  private Scores.Row row(int metrics, String name, List<List<Forecast>> made) {
    double[] sums = new double[metrics];
    double[] bySteps = new double[task.horizon()];
    int channels = panel.series().size() * panel.channels().size();
    for (int s = 0; s < panel.series().size(); s++) {
      for (int c = 0; c < panel.channels().size(); c++) {
        int channel = c;
        double[] y = came(panel.series().get(s), c);
        double[] points = joined(made, s, forecast -> forecast.points()[channel]);
        double[] training = panel.series().get(s).slice(0, cutoff(panel.series().get(s), 0)).values(c);
        List<Double> values = new ArrayList<>(List.of(PointMetrics.mae(y, points), PointMetrics.rmse(y, points),
            PointMetrics.smape(y, points), training.length > task.season()
            ? PointMetrics.mase(y, points, training, task.season()) : Double.NaN));
        for (int level : levels) {
          double[] low = joined(made, s, forecast -> forecast.quantile(ForecastRequest.low(level), channel));
          double[] high = joined(made, s, forecast -> forecast.quantile(1 - ForecastRequest.low(level), channel));
          values.add(QuantileMetrics.coverage(y, low, high));
          values.add(QuantileMetrics.winklerScore(y, low, high, level));
        }
        for (int i = 0; i < metrics; i++) {
          sums[i] += values.get(i) / channels;
        }
        for (int i = 0; i < y.length; i++) {
          bySteps[i % task.horizon()] += Math.abs(y[i] - points[i]) / windows / channels;
        }
      }
    }
    return new Scores.Row(name, Arrays.stream(sums).boxed().toList(), bySteps);
  }

  private double[] came(Series series, int channel) {
    double[] came = new double[windows * task.horizon()];
    for (int i = 0; i < came.length; i++) {
      came[i] = series.value(channel, cutoff(series, i / task.horizon()) + i % task.horizon());
    }
    return came;
  }

  /** What one forecaster says of a series at all cutoffs: [window · horizon]. */
  private static double[] joined(List<List<Forecast>> made, int series, Function<Forecast, double[]> part) {
    return made.stream().flatMapToDouble(window -> Arrays.stream(part.apply(window.get(series)))).toArray();
  }

  private int cutoff(Series series, int window) {
    return series.length() - taken + window * step;
  }
}
