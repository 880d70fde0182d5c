package io.headframe.forecast.evaluation.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.PartOfRun;
import io.headframe.core.method.Run;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.api.StandardScaling;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The protocol of the long-horizon tables for hourly data (Zhou and others 2021, as in TSLib): 8640 hours to train,
 * 2880 to validate, 2880 to test, the rest unused; each column standardised on the training part; errors averaged over
 * all windows of the test part with stride 1, all steps and all columns, in scaled space. No window is dropped.
 */
final class LongHorizon {

  static final int TRAIN = 8640;
  static final int VALIDATE = 2880;
  static final int TEST = 2880;
  private static final int BATCH = 256;

  private final Panel scaled;

  /** @throws HeadframeException if the panel is not one hourly series that is long enough (HF-EVALUATION-002) */
  LongHorizon(Panel panel) {
    int used = TRAIN + VALIDATE + TEST;
    if (panel.series().size() != 1 || !panel.frequency().toString().equals("h") || panel.shortest() < used) {
      throw new HeadframeException(
          EvaluationError.NO_ETT, panel.series().size(), panel.frequency(), panel.shortest());
    }
    scaled = StandardScaling.fit(panel.each(series -> series.slice(0, TRAIN)))
        .apply(panel.each(series -> series.slice(0, used)));
  }

  /**
   * Errors in scaled space.
   *
   * @param mse mean squared error
   * @param mae mean absolute error
   * @param windows over how many windows
   */
  record Errors(double mse, double mae, int windows) {}

  /** Fits and measures one forecaster. */
  Errors measure(Forecaster forecaster, Learning learning, int input, int horizon, Run run) throws IOException {
    if (horizon > TEST || input + horizon > TRAIN) {
      throw new HeadframeException(EvaluationError.LONG_HORIZON, horizon, input);
    }
    Panel training = scaled.each(series -> series.slice(0, TRAIN + VALIDATE));
    ForecastTask task = new ForecastTask(horizon, input, scaled.frequency().season(), VALIDATE);
    try (FittedForecaster fitted = learning.learned(forecaster, training, task, new PartOfRun(run, 0, 0.5))) {
      return measure(fitted, input, horizon, run);
    }
  }

  private Errors measure(FittedForecaster fitted, int input, int horizon, Run run) {
    Series series = scaled.series().get(0);
    int windows = TEST - horizon + 1;
    double squares = 0;
    double sizes = 0;
    for (int from = 0; from < windows; from += BATCH) {
      run.progress(0.5 + 0.5 * from / windows, "testing");
      int first = from;
      List<Series> batch = IntStream.range(from, Math.min(windows, from + BATCH))
          .map(w -> TRAIN + VALIDATE + w).mapToObj(cutoff -> series.slice(cutoff - input, cutoff)).toList();
      List<Forecast> forecasts =
          fitted.predict(scaled.of(batch), ForecastRequest.points(horizon), new PartOfRun(run, 0.5, 0.5));
      for (int w = 0; w < forecasts.size(); w++) {
        int cutoff = TRAIN + VALIDATE + first + w;
        for (int c = 0; c < series.channels(); c++) {
          double[] points = forecasts.get(w).points()[c];
          for (int h = 0; h < horizon; h++) {
            double error = points[h] - series.value(c, cutoff + h);
            squares += error * error;
            sizes += Math.abs(error);
          }
        }
      }
    }
    double count = (double) windows * series.channels() * horizon;
    return new Errors(squares / count, sizes / count, windows);
  }
}
