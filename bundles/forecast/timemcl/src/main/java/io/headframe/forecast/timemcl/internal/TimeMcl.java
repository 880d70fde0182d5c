package io.headframe.forecast.timemcl.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.learning.TrainedNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * K whole trajectories of all channels with their probabilities, by multiple choice learning: for each window the
 * nearest trajectory learns, min_k ‖y − ŷ_k‖², by a temperature that falls, and scores learn which is the nearest.
 * Cortés and others (2025), "Winner-takes-all for Multivariate Probabilistic Time Series Forecasting", arXiv
 * 2506.05515; the encoder here is a small feed-forward one instead of an LSTM.
 *
 * <p>The hypotheses become a conditional quantiser: each is the mean of the futures that are nearer to it than to the
 * others, and of N(0, 1) two of them are ±√(2/π) (Max 1960). Not where a mean with an interval says all: K times the
 * parameters then learn what one would.
 */
@Component(service = {Forecaster.class, HealthCheck.class})
@Technique(id = "timemcl")
public final class TimeMcl implements Forecaster, HealthCheck {

  static final String ID = "timemcl";

  private final TimeMclDesign design;

  /** Of the usual size. */
  @Activate
  public TimeMcl() {
    this(TimeMclSize.USUAL);
  }

  TimeMcl(TimeMclSize size) {
    this.design = new TimeMclDesign(size);
  }

  @Override
  public String description() {
    return "several trajectories with their probabilities, from a small network that is trained";
  }

  @Override
  public Set<Ability> abilities() {
    return TimeMclDesign.ABILITIES;
  }

  @Override
  public FittedForecaster fit(Panel training, ForecastTask task, Run run) {
    TrainedNetwork network = TrainedNetwork.fit(design, training, task, run);
    try {
      return new FittedTimeMcl(network, CellErrors.measure(network, training, run));
    } catch (RuntimeException | Error failure) {
      network.close();
      throw failure;
    }
  }

  @Override
  public FittedForecaster load(Path place, Run run) throws IOException {
    TrainedNetwork network = TrainedNetwork.load(design, place, run);
    return new FittedTimeMcl(
        network, CellErrors.of(network.extras(), network.shape().channels().size() * network.task().horizon()));
  }

  /** A cycle of 1, 2, 3, 4 is learned so far that each point is nearest to the right one of these. */
  @Override
  public void checkHealth(Run run) {
    double[] cycle = new double[80];
    long[] stamps = new long[cycle.length];
    Arrays.setAll(cycle, i -> i % 4 + 1);
    Arrays.setAll(stamps, i -> i);
    Panel panel = new Panel(
        Frequency.of("step"), List.of("y"), List.of(new Series("cycle", stamps, new double[][] {cycle})));
    try (FittedForecaster fitted = new TimeMcl(TimeMclSize.SMALL).fit(panel, new ForecastTask(4, 8, 4, 0), run)) {
      Forecast forecast = fitted.predict(panel, ForecastRequest.points(4), run).get(0);
      for (int i = 0; i < 4; i++) {
        if (Math.abs(forecast.points()[0][i] - i - 1) > 0.5) {
          throw new IllegalStateException(
              "after 1, 2, 3, 4 … the same is expected, and forecast was " + Arrays.toString(forecast.points()[0]));
        }
      }
    }
  }
}
