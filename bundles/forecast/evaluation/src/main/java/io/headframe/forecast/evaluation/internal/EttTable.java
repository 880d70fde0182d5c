package io.headframe.forecast.evaluation.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.forecast.api.SeriesData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/**
 * The table that papers on long horizons print, measured here: forecasters on the hourly electricity transformer data
 * (ETTh1, ETTh2) by {@link LongHorizon}'s protocol, beside published values where the input is 96. Errors are
 * MSE = mean (ŷ − y)² and MAE = mean |ŷ − y| of standardised values. Data and protocol: Zhou and others (2021),
 * "Informer", arXiv 2012.07436.
 *
 * <p>Forecasters that are trained are measured with several seeds: the mean, and the deviation from seed to seed.
 *
 * <p>Not for choosing a forecaster for other data, for which {@code backtest} is.
 */
@Component
@MethodInfo(
    id = "ett-table",
    title = "Long-horizon table",
    summary = "Measures forecasters by the protocol of the long-horizon tables, beside what papers print.",
    family = "forecast",
    paper = "Informer: Beyond Efficient Transformer for Long Sequence Time-Series Forecasting",
    year = 2021,
    arxiv = "2012.07436")
public final class EttTable implements Method<EttTable.Parameters, EttTable.Findings>, HealthCheck {

  /**
   * What a user sets.
   *
   * @param forecasters ids with commas between
   * @param trained ids of forecasters that are trained, with commas between
   * @param seeds how often each of them is trained
   * @param data ETTh1 or ETTh2
   * @param horizons the columns of the table
   * @param input the steps of history
   * @param checkpoint of a forecaster that is not fitted
   */
  public record Parameters(
      @Parameter(value = "the forecasters, with commas between",
          defaultValue = "repeat-last,seasonal-naive,mean-profile,ols", positional = true) String forecasters,
      @Parameter("forecasters that are trained with several seeds, with commas between: itransformer takes"
          + " minutes for each seed and horizon, olinear longer") Optional<String> trained,
      @Parameter(value = "how often each of those is trained, with seeds that follow one another", defaultValue = "3",
          min = 1, max = 100) int seeds,
      @Parameter("ETTh1.csv or ETTh2.csv, or other hours of at least 20 months") SeriesData data,
      @Parameter(value = "how far ahead", unit = "steps", defaultValue = "96,192,336,720", min = 1,
          max = LongHorizon.TEST) List<Integer> horizons,
      @Parameter(value = "how much history a forecast sees; published values are for 96", unit = "steps",
          defaultValue = "96", min = 1, max = LongHorizon.TRAIN) int input,
      @Parameter("the published weights of a forecaster that is not fitted: a file of torch.save, for ttm")
          Optional<Path> checkpoint) {}

  /**
   * What comes out.
   *
   * @param table errors by forecaster and horizon
   */
  public record Findings(@Result("errors by forecaster and horizon") LongHorizonTable table) {}

  @Override
  public Findings run(Parameters parameters, Run run) throws IOException {
    LongHorizon protocol = new LongHorizon(parameters.data.panel());
    String data = parameters.data.panel().series().get(0).id();
    List<Integer> horizons = parameters.horizons;
    List<String> names = Setting.names(parameters.forecasters);
    List<String> trained = parameters.trained.map(Setting::names).orElse(List.of());
    Learning learning = Learning.of(parameters.checkpoint, names, run);
    Measuring measuring = new Measuring(protocol, learning, parameters.input, horizons, run,
        names.size() + parameters.seeds * trained.size());
    List<LongHorizonTable.Row> rows = new ArrayList<>();
    for (String name : names) {
      LongHorizonTable.Trial only = measuring.trial(name, run.seed());
      rows.add(new LongHorizonTable.Row(name, true, only.mse(), only.mae(), List.of()));
    }
    for (String name : trained) {
      List<LongHorizonTable.Trial> trials = new ArrayList<>();
      for (int i = 0; i < parameters.seeds; i++) {
        trials.add(measuring.trial(name, run.seed() + i));
      }
      rows.add(LongHorizonTable.Row.of(name, trials));
    }
    if (parameters.input == PublishedErrors.INPUT) {
      rows.addAll(PublishedErrors.rows(data, horizons));
    }
    return new Findings(new LongHorizonTable(data, parameters.input, horizons, rows));
  }

  /** A cycle of 24 is forecast without error. */
  @Override
  public void checkHealth(Run run) throws IOException {
    Findings found = run(new Parameters(
        "seasonal-naive", Optional.empty(), 1, Days.data(), List.of(24), 24, Optional.empty()), run);
    double error = found.table.rows().get(0).mse()[0];
    if (error != 0) {
      throw new IllegalStateException("a day like any other was forecast with an error of " + error);
    }
  }
}
