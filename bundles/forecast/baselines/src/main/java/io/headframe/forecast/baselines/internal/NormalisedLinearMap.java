package io.headframe.forecast.baselines.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Panel;
import java.io.DataInputStream;
import java.io.IOException;
import org.osgi.service.component.annotations.Component;

/**
 * As the linear map of windows less their mean, with each window and what follows it divided by the deviation of the
 * window while fitting, so that calm windows count as much as lively ones (RevIN, Kim and others 2022, with ε = 10⁻⁵
 * and without its affine part). When it forecasts the deviation cancels, so that it is a linear map too. Not where
 * errors of lively times are what matters: these it weighs less than plain least squares.
 */
@Component(service = {Forecaster.class, HealthCheck.class})
@Technique(id = "revin-ols")
public final class NormalisedLinearMap extends Baseline {

  @Override
  public String description() {
    return "a linear map of windows less their mean and over their deviation, in closed form";
  }

  @Override
  int neededForTraining(ForecastTask task) {
    return task.input() + task.horizon();
  }

  @Override
  PointRule learn(Panel training, ForecastTask task, Run run) {
    return MappedWindow.learn(training, task, run, new NormalisedMoments(task.input(), task.horizon()));
  }

  @Override
  PointRule read(DataInputStream in, ForecastTask task) throws IOException {
    return new MappedWindow(BaselineFile.readRows(in, task.input(), task.horizon()));
  }
}
