package io.headframe.forecast.evaluation.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Lease;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.PartOfRun;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.api.SeriesData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Component;

/**
 * Fits a forecaster to all of the data and forecasts what follows: points ŷ[t + 1] … ŷ[t + H] and central intervals,
 * for each channel of each series. The file has the columns of Nixtla's libraries (unique_id, ds, MODEL, MODEL-lo-80
 * …). How good it is nobody knows before the future is there: {@code backtest} says how good it would have been.
 *
 * <p>Not for series whose future is decided by what the data do not have.
 */
@Component
@MethodInfo(
    id = "forecast",
    title = "Forecast",
    summary = "Fits a forecaster to the series of a file and forecasts what follows, with intervals.",
    family = "forecast")
public final class SeriesForecast implements Method<SeriesForecast.Parameters, SeriesForecast.Findings>, HealthCheck {

  private static final String FILE = "forecast";

  /** More charts than anybody looks at. */
  private static final int MOST_CHARTS = 8;
  private static final int HISTORY_SHOWN = 3;

  /**
   * What a user sets.
   *
   * @param forecaster the id of the forecaster
   * @param data the series
   * @param horizon how many steps ahead
   * @param input how many steps of history it sees
   * @param season the steps of a season
   * @param level of the intervals
   * @param checkpoint of a forecaster that is not fitted
   * @param format of the file
   */
  public record Parameters(
      @Parameter(value = "the forecaster: repeat-last, seasonal-naive, mean-profile, theta, ols, revin-ols,"
          + " itransformer, olinear, fourier-head, timemcl, ttm with a checkpoint, or another that is installed",
          defaultValue = "seasonal-naive", positional = true) String forecaster,
      @Parameter("the series") SeriesData data,
      @Parameter(value = "how far ahead", unit = "steps", defaultValue = "24", min = 1, max = 100_000) int horizon,
      @Parameter(value = "how much history a forecast sees; four seasons unless given", unit = "steps", min = 1,
          max = 1_000_000) Optional<Integer> input,
      @Parameter(value = "the length of a season; that of the frequency unless given, 24 for hours", unit = "steps",
          min = 1, max = 1_000_000) Optional<Integer> season,
      @Parameter(value = "levels of the central intervals, 0 for none; 80,95 unless given, if the history allows",
          unit = "%", min = 0, max = 99) Optional<List<Integer>> level,
      @Parameter("the published weights of a forecaster that is not fitted: a file of torch.save, for ttm")
          Optional<Path> checkpoint,
      @Parameter(value = "what the file of all forecasts is", defaultValue = "csv") FileFormat format) {}

  /**
   * What comes out.
   *
   * @param notes how the data were read
   * @param charts the first channels
   * @param file the name of the file
   * @param rows how many rows it has
   */
  public record Findings(
      @Result("how the data were read") ReadingNotes notes,
      @Result("the last values and the forecast, of the first eight channels") List<ForecastChart> charts,
      @Result("the artifact with all forecasts") String file,
      @Result(value = "forecasts in it", unit = "rows") int rows) {}

  @Override
  public Findings run(Parameters parameters, Run run) throws IOException {
    Panel panel = parameters.data.panel();
    ForecastTask task =
        Setting.task(panel.frequency(), parameters.horizon, parameters.input, parameters.season);
    Learning learning = Learning.of(parameters.checkpoint, List.of(parameters.forecaster), run);
    Predicted predicted;
    run.progress(0, "fitting " + parameters.forecaster);
    run.checkCancelled();
    try (Lease<Forecaster> forecaster = run.leases().lease(Forecaster.class, parameters.forecaster);
        FittedForecaster fitted = learning.learned(forecaster.get(), panel, task, new PartOfRun(run, 0, 0.8))) {
      run.progress(0.8, "forecasting");
      predicted = Predicted.of(fitted, panel, task.horizon(), parameters.level, new PartOfRun(run, 0.8, 1));
    }
    String file = parameters.format.file(FILE);
    ForecastFile.write(run.artifact(file), parameters.format, panel, parameters.forecaster, predicted.forecasts(),
        predicted.levels());
    run.progress(1, "written");
    List<String> notes = new ArrayList<>(parameters.data.notes());
    notes.addAll(predicted.notes());
    return new Findings(new ReadingNotes(notes), charts(panel, parameters.forecaster, predicted), file,
        predicted.forecasts().size() * panel.channels().size() * task.horizon());
  }

  /** The season of a cycle, repeated. */
  @Override
  public void checkHealth(Run run) throws IOException {
    Findings found = run(new Parameters(
        "seasonal-naive", Cycle.data(), 4, Optional.empty(), Optional.of(4), Optional.of(List.of(0)),
        Optional.empty(), FileFormat.CSV), run);
    double[] forecast = found.charts.get(0).forecast();
    for (int i = 0; i < forecast.length; i++) {
      if (forecast[i] != i + 1) {
        throw new IllegalStateException("after 1, 2, 3, 4, step " + (i + 1) + " was forecast as " + forecast[i]);
      }
    }
  }

  private static List<ForecastChart> charts(Panel panel, String name, Predicted predicted) {
    List<Forecast> forecasts = predicted.forecasts();
    List<Integer> levels = predicted.levels();
    List<ForecastChart> charts = new ArrayList<>();
    for (int s = 0; s < forecasts.size(); s++) {
      Series series = panel.series().get(s);
      for (int c = 0; c < series.channels() && charts.size() < MOST_CHARTS; c++) {
        int shown = Math.min(series.length(), HISTORY_SHOWN * forecasts.get(s).horizon());
        double[][] numbers = ForecastFile.numbers(forecasts.get(s), c, levels);
        List<ForecastChart.Interval> intervals = new ArrayList<>();
        for (int i = levels.size() - 1; i >= 0; i--) {
          intervals.add(new ForecastChart.Interval(levels.get(i), numbers[2 * i + 1], numbers[2 * i + 2]));
        }
        String last = panel.frequency().text(series.stamp(series.length() - 1));
        charts.add(new ForecastChart(Labels.id(panel, series, c), last, panel.frequency().toString(), name,
            series.slice(series.length() - shown, series.length()).values(c), numbers[0], intervals,
            trajectories(forecasts.get(s), c)));
      }
    }
    return charts;
  }

  /** Of a forecast that is a few trajectories with probabilities of their own. */
  private static List<ForecastChart.Trajectory> trajectories(Forecast forecast, int channel) {
    return IntStream.range(0, forecast.weights().length).boxed()
        .sorted(Comparator.comparingDouble(i -> -forecast.weights()[i]))
        .map(i -> new ForecastChart.Trajectory(forecast.weights()[i], forecast.samples()[i][channel])).toList();
  }
}
