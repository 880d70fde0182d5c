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
 * Every value to come is that of the last season: ŷ[t + h] = y[t + 1 + (h − 1) mod m − m] (Hyndman and Athanasopoulos,
 * Forecasting: Principles and Practice, section 5.2). The measure of all other forecasts of seasonal series. Not for
 * series whose season changes its length.
 */
@Component(service = {Forecaster.class, HealthCheck.class})
@Technique(id = "seasonal-naive")
public final class SeasonalNaive extends Baseline {

  @Override
  public String description() {
    return "the last season, repeated";
  }

  @Override
  int neededForTraining(ForecastTask task) {
    return task.season();
  }

  @Override
  PointRule learn(Panel training, ForecastTask task, Run run) {
    return new MeanOfSeasons(task.season(), 1);
  }

  @Override
  PointRule read(DataInputStream in, ForecastTask task) {
    return new MeanOfSeasons(task.season(), 1);
  }
}
