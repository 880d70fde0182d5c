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
 * The mean of two lines: the straight one through the series, and one with twice its curvature that is smoothed
 * exponentially and goes on level, ŷ[t + h] = ½ (a + b (t + h) + ℓ[t]); a season that is significant is taken out
 * before and put back after. It won the M3 competition. It looks at the whole history that it is given. Paper:
 * Assimakopoulos and Nikolopoulos (2000), "The theta model: a decomposition approach to forecasting", International
 * Journal of Forecasting 16.
 *
 * <p>Not for series with several seasons, or a trend that changes.
 */
@Component(service = {Forecaster.class, HealthCheck.class})
@Technique(id = "theta")
public final class Theta extends Baseline {

  @Override
  public String description() {
    return "the Theta method: half the trend and an exponentially smoothed level, seasonally adjusted";
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

  private static ThetaLines rule(ForecastTask task) {
    return new ThetaLines(task.season());
  }
}
