package io.headframe.forecast.learning;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Run;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.api.StandardScaling;
import io.headframe.forecast.conformal.ConformalScores;
import io.headframe.forecast.learning.internal.IntervalErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network for points as a forecaster. Its intervals are split conformal ones, from its errors on the validation part,
 * which the arrays were not fitted to, though their epoch was chosen by it. A series that it was not fitted on is
 * standardised by its own window, and has points alone.
 */
public final class PointForecaster implements FittedForecaster {

  /** What every forecaster of this kind can do. */
  public static final Set<Ability> ABILITIES = Set.of(Ability.QUANTILES, Ability.NEW_SERIES);

  private final TrainedNetwork network;
  private final IntervalErrors errors;

  private PointForecaster(TrainedNetwork network, IntervalErrors errors) {
    this.network = network;
    this.errors = errors;
  }

  /**
   * Trains a network, and measures how far it is off in the validation part.
   *
   * @param design of a network that gives [batch, channel, horizon]
   * @return open; the caller closes it
   * @throws HeadframeException as {@link TrainedNetwork#fit}
   */
  public static PointForecaster fit(NetworkDesign design, Panel training, ForecastTask task, Run run) {
    TrainedNetwork network = TrainedNetwork.fit(design, training, task, run);
    try {
      return new PointForecaster(network, IntervalErrors.measure(training, task,
          (histories, horizon) -> points(network, histories, horizon, run)));
    } catch (RuntimeException | Error failure) {
      network.close();
      throw failure;
    }
  }

  /**
   * Opens what {@link #save} wrote.
   *
   * @return open; the caller closes it
   * @throws IOException if there is none
   * @throws HeadframeException as {@link TrainedNetwork#load}
   */
  public static PointForecaster load(NetworkDesign design, Path folder, Run run) throws IOException {
    TrainedNetwork network = TrainedNetwork.load(design, folder, run);
    return new PointForecaster(network,
        IntervalErrors.of(network.extras(), network.shape().channels().size(), network.task().horizon()));
  }

  @Override
  public ForecastTask task() {
    return network.task();
  }

  /** How it learned. */
  public LearningCurve curve() {
    return network.curve();
  }

  @Override
  public List<Forecast> predict(Panel history, ForecastRequest request, Run run) {
    task().checkHistory(network.shape(), history, request, task().input(), ABILITIES);
    run.checkCancelled();
    List<double[][]> points = points(network, history.series(), request.horizon(), run);
    List<Forecast> forecasts = new ArrayList<>(points.size());
    for (int s = 0; s < points.size(); s++) {
      Series series = history.series().get(s);
      double[][][] quantiles = new double[request.quantiles().size()][series.channels()][];
      for (int q = 0; q < quantiles.length; q++) {
        ConformalScores own = errors.of(series.id());
        for (int c = 0; c < series.channels(); c++) {
          quantiles[q][c] = own.quantile(c, points.get(s)[c], request.quantiles().get(q));
        }
      }
      forecasts.add(Forecast.ofQuantiles(series.id(), history.following(series, request.horizon()), points.get(s),
          request.quantiles(), quantiles));
    }
    return forecasts;
  }

  /** Of each series [channel, horizon]. */
  private static List<double[][]> points(TrainedNetwork network, List<Series> histories, int horizon, Run run) {
    List<float[]> outputs = network.outputs(histories, run);
    int longest = network.task().horizon();
    List<double[][]> points = new ArrayList<>(outputs.size());
    for (int s = 0; s < outputs.size(); s++) {
      double[][] channels = new double[histories.get(s).channels()][horizon];
      for (int c = 0; c < channels.length; c++) {
        StandardScaling.Scale scale = network.scale(histories.get(s), c);
        for (int h = 0; h < horizon; h++) {
          channels[c][h] = scale.undo(outputs.get(s)[c * longest + h]);
        }
      }
      points.add(channels);
    }
    return points;
  }

  @Override
  public void save(Path folder) throws IOException {
    Map<String, double[]> kept = errors.numbers();
    network.save(folder, kept);
  }

  @Override
  public void close() {
    network.close();
  }
}
