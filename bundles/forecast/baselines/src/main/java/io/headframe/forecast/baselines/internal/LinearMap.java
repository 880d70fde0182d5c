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
 * One linear map from the last L values to the next H, the mean of the L taken off before and put back after, fitted
 * in closed form: W = (XᵀX + 10⁻⁶ tr(XᵀX)/L I)⁻¹ XᵀY over all windows of all channels of all series, each channel
 * standardised on the training part. It is the optimum of what DLinear and RLinear approach by gradient descent (Zeng
 * and others 2023, Toner and Darlow 2024). Not for series whose channels behave differently, or that need others.
 */
@Component(service = {Forecaster.class, HealthCheck.class})
@Technique(id = "ols")
public final class LinearMap extends Baseline {

  @Override
  public String description() {
    return "a linear map of windows less their mean, in closed form";
  }

  @Override
  int neededForTraining(ForecastTask task) {
    return task.input() + task.horizon();
  }

  @Override
  PointRule learn(Panel training, ForecastTask task, Run run) {
    return MappedWindow.learn(training, task, run, new SlidingMoments(task.input(), task.horizon()));
  }

  @Override
  PointRule read(DataInputStream in, ForecastTask task) throws IOException {
    return new MappedWindow(BaselineFile.readRows(in, task.input(), task.horizon()));
  }
}
