package io.headframe.forecast.baselines.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Panel;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.util.Arrays;
import org.osgi.service.component.annotations.Component;

/**
 * Every value to come is the last one: ŷ[t + h] = y[t]. The best forecast of a random walk (Hyndman and
 * Athanasopoulos, Forecasting: Principles and Practice, section 5.2, where it is called naive). Not for series with a
 * season or a trend, other than to measure by.
 */
@Component(service = {Forecaster.class, HealthCheck.class})
@Technique(id = "repeat-last")
public final class RepeatLast extends Baseline {

  @Override
  public String description() {
    return "the last value, repeated";
  }

  @Override
  int neededForTraining(ForecastTask task) {
    return 1;
  }

  @Override
  PointRule learn(Panel training, ForecastTask task, Run run) {
    return new Last();
  }

  @Override
  PointRule read(DataInputStream in, ForecastTask task) {
    return new Last();
  }

  @Override
  double[] afterTheCycle() {
    return new double[] {4, 4, 4, 4};
  }

  private record Last() implements PointRule {

    @Override
    public int needed() {
      return 1;
    }

    @Override
    public double[] forecast(double[] history, int horizon) {
      double[] forecast = new double[horizon];
      Arrays.fill(forecast, history[history.length - 1]);
      return forecast;
    }

    @Override
    public void write(DataOutput out) {
      // Nothing is learned.
    }
  }
}
