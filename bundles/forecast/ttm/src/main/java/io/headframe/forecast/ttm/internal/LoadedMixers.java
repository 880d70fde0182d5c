package io.headframe.forecast.ttm.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Run;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.conformal.ConformalScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Weights that were opened. Frequency and channels may be any. */
final class LoadedMixers implements FittedForecaster {

  private final Network network;
  private final byte[] file;
  private final ForecastTask task;

  /** @param file the bytes that the network was read from */
  LoadedMixers(Network network, byte... file) {
    this.network = network;
    this.file = file;
    this.task = new ForecastTask(network.horizon(), network.input(), 1, 0);
  }

  @Override
  public ForecastTask task() {
    return task;
  }

  @Override
  public List<Forecast> predict(Panel history, ForecastRequest request, Run run) {
    if (request.horizon() > network.horizon()) {
      throw new HeadframeException(TtmError.LONG_HORIZON, request.horizon(), network.horizon());
    }
    for (Series series : history.series()) {
      if (series.length() < network.input()) {
        throw new HeadframeException(TtmError.SHORT, series.id(), series.length(), network.input());
      }
    }
    task.checkHistory(
        ForecastTask.Shape.of(history), history, request, network.input(), TinyTimeMixers.ABILITIES);
    List<double[][]> points = points(history.series(), request.horizon(), run);
    List<Forecast> forecasts = new ArrayList<>();
    for (int s = 0; s < points.size(); s++) {
      Series series = history.series().get(s);
      forecasts.add(Forecast.ofQuantiles(series.id(), history.following(series, request.horizon()), points.get(s),
          request.quantiles(), quantiles(series, points.get(s), request, run)));
    }
    return forecasts;
  }

  /** [level, channel, horizon], from the errors at cutoffs in the past of the series. */
  private double[][][] quantiles(Series series, double[][] points, ForecastRequest request, Run run) {
    double[][][] quantiles = new double[request.quantiles().size()][points.length][];
    if (quantiles.length == 0) {
      return quantiles;
    }
    int horizon = request.horizon();
    ConformalScores scores = ConformalScores.measure(series, network.input(), series.length() - horizon, horizon,
        histories -> points(histories, horizon, run));
    for (int q = 0; q < quantiles.length; q++) {
      for (int c = 0; c < points.length; c++) {
        quantiles[q][c] = scores.quantile(c, points[c], request.quantiles().get(q));
      }
    }
    return quantiles;
  }

  /** Of each series [channel, horizon]. */
  private List<double[][]> points(List<Series> histories, int horizon, Run run) {
    int channels = histories.get(0).channels();
    double[][] windows = new double[histories.size() * channels][];
    for (int i = 0; i < windows.length; i++) {
      Series series = histories.get(i / channels);
      windows[i] = series.slice(series.length() - network.input(), series.length()).values(i % channels);
    }
    double[][] points = forecast(windows, horizon, run);
    return IntStream.range(0, histories.size())
        .mapToObj(s -> Arrays.copyOfRange(points, s * channels, (s + 1) * channels)).toList();
  }

  /** [window, input] → [window, horizon]. */
  private double[][] forecast(double[][] windows, int horizon, Run run) {
    double[][] points = new double[windows.length][];
    for (int from = 0; from < windows.length; from += Network.batch()) {
      run.checkCancelled();
      run.progress((double) from / windows.length, "forecasting");
      int to = Math.min(windows.length, from + Network.batch());
      double[][] batch = network.forecast(Arrays.copyOfRange(windows, from, to));
      for (int i = from; i < to; i++) {
        points[i] = Arrays.copyOf(batch[i - from], horizon);
      }
    }
    return points;
  }

  @Override
  public void save(Path folder) throws IOException {
    Files.write(folder.resolve(TinyTimeMixers.FILE), file);
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
