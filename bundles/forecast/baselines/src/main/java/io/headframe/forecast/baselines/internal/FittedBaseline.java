package io.headframe.forecast.baselines.internal;

import io.headframe.core.method.Run;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule that was learned, with the errors that its intervals are made of.
 *
 * @param kind which baseline it is, for its file
 * @param task what it was fitted for
 * @param shape what it was fitted on
 * @param rule the rule
 * @param calibration how far it was off
 */
record FittedBaseline(String kind, ForecastTask task, ForecastTask.Shape shape, PointRule rule,
    Calibration calibration) implements FittedForecaster {

  @Override
  public List<Forecast> predict(Panel history, ForecastRequest request, Run run) {
    task.checkHistory(shape, history, request, rule.needed(), Baseline.ABILITIES);
    List<Forecast> forecasts = new ArrayList<>(history.series().size());
    for (Series series : history.series()) {
      run.checkCancelled();
      double[][] points = new double[series.channels()][];
      for (int c = 0; c < points.length; c++) {
        points[c] = rule.forecast(series.values(c), request.horizon());
      }
      double[][][] quantiles = new double[request.quantiles().size()][points.length][];
      for (int q = 0; q < quantiles.length; q++) {
        for (int c = 0; c < points.length; c++) {
          quantiles[q][c] = calibration.quantile(series.id(), c, points[c], request.quantiles().get(q));
        }
      }
      forecasts.add(Forecast.ofQuantiles(series.id(), history.following(series, request.horizon()), points,
          request.quantiles(), quantiles));
    }
    return forecasts;
  }

  @Override
  public void save(Path folder) throws IOException {
    BaselineFile.write(folder, this);
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
