package io.headframe.forecast.evaluation.internal;

import io.headframe.core.error.HeadframeException;
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
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.api.SeriesData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/**
 * Says how good forecasters would have been: each is fitted once to what stands before the first of several cutoffs,
 * forecasts what follows each cutoff from what stands before it, and is compared with what came (cross-validation with
 * a rolling origin, Tashman 2000; without refitting, as Nixtla's {@code refit=False}). The file has the columns of
 * Nixtla's {@code cross_validation}: unique_id, ds, cutoff, y, MODEL, MODEL-lo-80 …
 *
 * <p>Not for choosing among many settings: the best of many on the same windows is better there than it is.
 */
@Component
@MethodInfo(
    id = "backtest",
    title = "Backtest",
    summary = "Tests forecasters on the past of the series of a file, cutoff after cutoff.",
    family = "forecast")
public final class Backtest implements Method<Backtest.Parameters, Backtest.Findings>, HealthCheck {

  private static final String FILE = "backtest";

  /**
   * What a user sets.
   *
   * @param forecasters ids with commas between
   * @param data the series
   * @param horizon how many steps ahead
   * @param windows how many cutoffs
   * @param step how many steps from one cutoff to the next
   * @param input how many steps of history a forecast sees
   * @param season the steps of a season
   * @param level of the intervals
   * @param checkpoint of a forecaster that is not fitted
   * @param format of the file
   */
  public record Parameters(
      @Parameter(value = "the forecasters, with commas between",
          defaultValue = "repeat-last,seasonal-naive,mean-profile,theta,ols", positional = true) String forecasters,
      @Parameter("the series") SeriesData data,
      @Parameter(value = "how far ahead", unit = "steps", defaultValue = "24", min = 1, max = 100_000) int horizon,
      @Parameter(value = "how many cutoffs, counted from the end", defaultValue = "8", min = 1, max = 100_000)
          int windows,
      @Parameter(value = "how far cutoffs lie apart; the horizon unless given", unit = "steps", min = 1,
          max = 1_000_000) Optional<Integer> step,
      @Parameter(value = "how much history a forecast sees; four seasons unless given", unit = "steps", min = 1,
          max = 1_000_000) Optional<Integer> input,
      @Parameter(value = "the length of a season; that of the frequency unless given, 24 for hours", unit = "steps",
          min = 1, max = 1_000_000) Optional<Integer> season,
      @Parameter(value = "levels of the central intervals, 0 for none", unit = "%", defaultValue = "80", min = 0,
          max = 99) List<Integer> level,
      @Parameter("the published weights of a forecaster that is not fitted: a file of torch.save, for ttm")
          Optional<Path> checkpoint,
      @Parameter(value = "what the file of all forecasts is", defaultValue = "csv") FileFormat format) {}

  /**
   * What comes out.
   *
   * @param notes how the data were read
   * @param scores the metrics, and the error by step ahead
   * @param file the name of the file
   * @param rows how many rows it has
   */
  public record Findings(
      @Result("how the data were read") ReadingNotes notes,
      @Result("metrics, the mean over series, and the error by step ahead") Scores scores,
      @Result("the artifact with all forecasts beside what came") String file,
      @Result(value = "forecasts of each forecaster in it", unit = "rows") int rows) {}

  @Override
  public Findings run(Parameters parameters, Run run) throws IOException {
    Panel panel = parameters.data.panel();
    ForecastTask task = Setting.task(panel.frequency(), parameters.horizon, parameters.input, parameters.season);
    List<Integer> levels = Setting.levels(parameters.level);
    List<String> names = Setting.names(parameters.forecasters);
    Learning learning = Learning.of(parameters.checkpoint, names, run);
    int step = parameters.step.orElse(parameters.horizon);
    long taken = (long) (parameters.windows - 1) * step + parameters.horizon;
    for (Series series : panel.series()) {
      if (series.length() <= taken) {
        throw new HeadframeException(EvaluationError.NO_ROOM, series.id(), series.length(), taken,
            parameters.windows, parameters.horizon);
      }
    }
    Comparison comparison = new Comparison(panel, levels, task, (int) taken, step, parameters.windows);
    for (int i = 0; i < names.size(); i++) {
      double done = (double) i / names.size();
      run.progress(done, names.get(i));
      run.checkCancelled();
      Run part = new PartOfRun(run, done, (i + 1.0) / names.size());
      comparison.add(names.get(i), forecasts(names.get(i), comparison, learning, part));
    }
    String file = parameters.format.file(FILE);
    int rows = comparison.write(run.artifact(file), parameters.format);
    run.progress(1, "written");
    return new Findings(new ReadingNotes(parameters.data.notes()), comparison.scores(), file, rows);
  }

  /** [window, series]: what one forecaster says at each cutoff. */
  private static List<List<Forecast>> forecasts(
      String name, Comparison comparison, Learning learning, Run run) throws IOException {
    List<List<Forecast>> forecasts = new ArrayList<>();
    try (Lease<Forecaster> forecaster = run.leases().lease(Forecaster.class, name);
        FittedForecaster fitted = learning.learned(
            forecaster.get(), comparison.before(0), comparison.task(), new PartOfRun(run, 0, 0.5))) {
      for (int w = 0; w < comparison.windows(); w++) {
        run.progress(0.5 + 0.5 * w / comparison.windows(), "cutoff " + (w + 1));
        run.checkCancelled();
        forecasts.add(fitted.predict(comparison.before(w),
            ForecastRequest.levels(comparison.task().horizon(), comparison.levels()), new PartOfRun(run, 0.5, 0.5)));
      }
    }
    return forecasts;
  }

  /** The seasonal naive forecast of a cycle has no error. */
  @Override
  public void checkHealth(Run run) throws IOException {
    Findings found = run(new Parameters("seasonal-naive", Cycle.data(), 4, 2, Optional.empty(), Optional.empty(),
        Optional.of(4), List.of(0), Optional.empty(), FileFormat.CSV), run);
    double error = found.scores.metrics().get(0).values().get(0);
    if (error != 0 || found.rows != 8) {
      throw new IllegalStateException("8 steps of a cycle are forecast without error, found " + found.rows
          + " and an error of " + error);
    }
  }
}
