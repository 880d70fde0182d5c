package io.headframe.forecast.timemcl.internal;

import io.headframe.core.method.Run;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.learning.TrainedNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A network that learned. Points are the mean of the hypotheses by their probabilities. Quantiles are of the hypotheses
 * with what was found around each; samples, where they are asked for, are drawn from the same. Where none are asked for
 * the forecast has the hypotheses with their probabilities instead.
 */
final class FittedTimeMcl implements FittedForecaster {

  private final TrainedNetwork network;
  private final CellErrors errors;

  FittedTimeMcl(TrainedNetwork network, CellErrors errors) {
    this.network = network;
    this.errors = errors;
  }

  @Override
  public ForecastTask task() {
    return network.task();
  }

  @Override
  public List<Forecast> predict(Panel history, ForecastRequest request, Run run) {
    task().checkHistory(network.shape(), history, request, task().input(), TimeMclDesign.ABILITIES);
    run.checkCancelled();
    List<Hypotheses> found = Hypotheses.of(network, history.series(), run);
    List<Forecast> forecasts = new ArrayList<>(found.size());
    for (int s = 0; s < found.size(); s++) {
      run.checkCancelled();
      forecasts.add(forecast(history, history.series().get(s), found.get(s), request, run.seed()));
    }
    return forecasts;
  }

  private Forecast forecast(
      Panel panel, Series series, Hypotheses hypotheses, ForecastRequest request, long seed) {
    int horizon = request.horizon();
    Hypotheses first = hypotheses.first(horizon);
    long[] stamps = panel.following(series, horizon);
    double[][] points = Forecast.ofSamples(series.id(), stamps, first.trajectories(), first.probabilities()).points();
    double[] deviations = new double[series.channels()];
    for (int c = 0; c < deviations.length; c++) {
      deviations[c] = network.scale(series, c).deviation();
    }
    Mixture mixture = new Mixture(first, errors, deviations, task().horizon());
    double[][][] quantiles = mixture.quantiles(request.quantiles());
    if (request.samples() > 0) {
      double[][][] samples = mixture.samples(request.samples(), new SplittableRandom(seed));
      return new Forecast(
          series.id(), stamps, points, request.quantiles(), quantiles, samples, new double[0]);
    }
    return new Forecast(series.id(), stamps, points, request.quantiles(), quantiles, first.trajectories(),
        first.probabilities());
  }

  @Override
  public void save(Path folder) {
    network.save(folder, errors.numbers());
  }

  @Override
  public void close() {
    network.close();
  }
}
