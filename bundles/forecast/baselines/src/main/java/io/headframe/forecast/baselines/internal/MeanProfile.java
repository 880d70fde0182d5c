package io.headframe.forecast.baselines.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Panel;
import java.io.DataInputStream;
import org.osgi.service.component.annotations.Component;

/**
 * Every value to come is the mean of those at its place in the last seasons, as many as the input holds: for hours with
 * an input of 96, the mean day of four. ŷ[t + h] = 1/n Σ_k y[t + 1 + (h − 1) mod m − k m]. Steadier than the last
 * season alone. Not for series with a strong trend, which the mean lags behind.
 */
@Component(service = {Forecaster.class, HealthCheck.class})
@Technique(id = "mean-profile")
public final class MeanProfile extends Baseline {

  @Override
  public String description() {
    return "the mean of the last seasons, as many as the input holds";
  }

  @Override
  int neededForTraining(ForecastTask task) {
    return rule(task).needed();
  }

  @Override
  PointRule learn(Panel training, ForecastTask task, Run run) {
    return rule(task);
  }

  @Override
  PointRule read(DataInputStream in, ForecastTask task) {
    return rule(task);
  }

  private static MeanOfSeasons rule(ForecastTask task) {
    return new MeanOfSeasons(task.season(), Math.max(1, task.input() / task.season()));
  }
}
