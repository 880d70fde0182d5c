package io.headframe.forecast.api.samples;

import io.headframe.core.method.Run;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Two hypotheses of the whole future, each with a score: on and on up by one, or down. */
public final class HypothesisMixture implements Forecaster {

  private static final Set<Ability> ABILITIES = Set.of(Ability.SAMPLES, Ability.NEW_SERIES);

  @Override
  public String description() {
    return "two hypotheses";
  }

  @Override
  public Set<Ability> abilities() {
    return ABILITIES;
  }

  @Override
  public FittedForecaster fit(Panel training, ForecastTask task, Run run) {
    Series series = training.series().get(0);
    double up = 0;
    for (int i = 1; i < series.length(); i++) {
      up += series.value(0, i) > series.value(0, i - 1) ? 1 : 0;
    }
    return new Mixture(up / (series.length() - 1), ForecastTask.Shape.of(training), task);
  }

  @Override
  public FittedForecaster load(Path folder, Run run) {
    throw new UnsupportedOperationException("the other two are kept");
  }

  private record Mixture(double up, ForecastTask.Shape shape, ForecastTask task) implements FittedForecaster {

    @Override
    public List<Forecast> predict(Panel history, ForecastRequest request, Run run) {
      task.checkHistory(shape, history, request, 1, ABILITIES);
      List<Forecast> forecasts = new ArrayList<>();
      for (Series series : history.series()) {
        double last = series.value(0, series.length() - 1);
        double[][][] paths = new double[2][1][request.horizon()];
        for (int h = 0; h < request.horizon(); h++) {
          paths[0][0][h] = last + h + 1;
          paths[1][0][h] = last - h - 1;
        }
        forecasts.add(Forecast.ofSamples(series.id(), history.following(series, request.horizon()), paths,
            new double[] {up, 1 - up}));
      }
      return forecasts;
    }

    @Override
    public void save(Path folder) {
      throw new UnsupportedOperationException("the other two are kept");
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
