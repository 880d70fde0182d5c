package io.headframe.forecast.ttm.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Run;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    task.checkHistory(
        ForecastTask.Shape.of(history), history, request, network.input(), TinyTimeMixers.ABILITIES);
    int channels = history.channels().size();
    double[][] windows = new double[history.series().size() * channels][];
    for (int i = 0; i < windows.length; i++) {
      Series series = history.series().get(i / channels);
      windows[i] = series.slice(series.length() - network.input(), series.length()).values(i % channels);
    }
    double[][] points = forecast(windows, request.horizon(), run);
    List<Forecast> forecasts = new ArrayList<>();
    for (int s = 0; s < history.series().size(); s++) {
      Series series = history.series().get(s);
      forecasts.add(Forecast.ofPoints(series.id(), history.following(series, request.horizon()),
          Arrays.copyOfRange(points, s * channels, (s + 1) * channels)));
    }
    return forecasts;
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
