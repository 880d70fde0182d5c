package io.headframe.forecast.fourierhead.internal;

import io.headframe.core.method.Run;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.learning.TrainedNetwork;
import io.headframe.predict.distribution.BinnedDistribution;
import io.headframe.predict.distribution.Bins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A network that learned densities. Points are medians. */
final class FittedDensity implements FittedForecaster {

  private static final double MEDIAN = 0.5;

  /** So many windows at a time, whose densities are in memory together. */
  private static final int TOGETHER = 32;

  private final Bins bins;
  private final TrainedNetwork network;

  FittedDensity(DensityDesign design, TrainedNetwork network) {
    this.bins = design.bins(network.derived());
    this.network = network;
  }

  @Override
  public ForecastTask task() {
    return network.task();
  }

  @Override
  public List<Forecast> predict(Panel history, ForecastRequest request, Run run) {
    task().checkHistory(network.shape(), history, request, task().input(), DensityDesign.ABILITIES);
    run.checkCancelled();
    List<Forecast> forecasts = new ArrayList<>(history.series().size());
    for (int from = 0; from < history.series().size(); from += TOGETHER) {
      List<Series> some = history.series().subList(from, Math.min(history.series().size(), from + TOGETHER));
      List<float[]> densities = network.outputs(some, run);
      for (int s = 0; s < some.size(); s++) {
        forecasts.add(forecast(history, some.get(s), densities.get(s), request));
      }
    }
    return forecasts;
  }

  /** @param densities [channel, step, bin] */
  private Forecast forecast(Panel panel, Series series, float[] densities, ForecastRequest request) {
    List<Double> levels = request.quantiles();
    double[][] points = new double[series.channels()][request.horizon()];
    double[][][] quantiles = new double[levels.size()][series.channels()][request.horizon()];
    for (int c = 0; c < points.length; c++) {
      WindowScale window = WindowScale.of(series.values(c), series.length() - task().input(), series.length(),
          network.scale(series, c).deviation());
      for (int h = 0; h < request.horizon(); h++) {
        BinnedDistribution density = density(densities, c * task().horizon() + h);
        points[c][h] = window.undo(density.quantile(MEDIAN));
        for (int q = 0; q < quantiles.length; q++) {
          quantiles[q][c][h] = window.undo(density.quantile(levels.get(q)));
        }
      }
    }
    return Forecast.ofQuantiles(
        series.id(), panel.following(series, request.horizon()), points, levels, quantiles);
  }

  private BinnedDistribution density(float[] densities, int row) {
    double[] probabilities = new double[bins.count()];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = densities[row * probabilities.length + i];
    }
    return new BinnedDistribution(bins, probabilities);
  }

  @Override
  public void save(Path folder) {
    network.save(folder, Map.of());
  }

  @Override
  public void close() {
    network.close();
  }
}
