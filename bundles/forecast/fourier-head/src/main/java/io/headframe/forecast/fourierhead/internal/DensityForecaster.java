package io.headframe.forecast.fourierhead.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
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

/** A forecaster of a density for each step by itself. */
abstract class DensityForecaster implements Forecaster, HealthCheck {

  private final DensityDesign design;

  DensityForecaster(DensityDesign design) {
    this.design = design;
  }

  @Override
  public final Set<Ability> abilities() {
    return DensityDesign.ABILITIES;
  }

  @Override
  public final FittedForecaster fit(Panel training, ForecastTask task, Run run) {
    return new FittedDensity(design, TrainedNetwork.fit(design, training, task, run));
  }

  @Override
  public final FittedForecaster load(Path place, Run run) throws IOException {
    return new FittedDensity(design, TrainedNetwork.load(design, place, run));
  }

  /** A cycle of 1, 2, 3, 4 is learned so far that each median is nearest to the right one of these. */
  @Override
  public final void checkHealth(Run run) {
    double[] cycle = new double[80];
    long[] stamps = new long[cycle.length];
    Arrays.setAll(cycle, i -> i % 4 + 1);
    Arrays.setAll(stamps, i -> i);
    Panel panel = new Panel(
        Frequency.of("step"), List.of("y"), List.of(new Series("cycle", stamps, new double[][] {cycle})));
    DensityDesign small = new DensityDesign(design.kind(), DensitySize.SMALL, design.head());
    try (TrainedNetwork network = TrainedNetwork.fit(small, panel, new ForecastTask(4, 8, 4, 0), run)) {
      Forecast forecast = new FittedDensity(small, network).predict(panel, ForecastRequest.points(4), run).get(0);
      for (int i = 0; i < 4; i++) {
        if (Math.abs(forecast.points()[0][i] - i - 1) > 0.5) {
          throw new IllegalStateException(
              "after 1, 2, 3, 4 … the same is expected, and forecast was " + Arrays.toString(forecast.points()[0]));
        }
      }
    }
  }
}
