package io.headframe.forecast.learning;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Panel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** A forecaster of points by a network that is trained: all but what it is called. */
@ConsumerType
public abstract class NetworkForecaster implements Forecaster, HealthCheck {

  private final NetworkDesign design;
  private final NetworkDesign small;

  /**
   * A forecaster.
   *
   * @param design of a network that gives [batch, channel, horizon]
   * @param small one of the same kind that learns in a second or two, for the health check
   */
  protected NetworkForecaster(NetworkDesign design, NetworkDesign small) {
    this.design = design;
    this.small = small;
  }

  @Override
  public final Set<Ability> abilities() {
    return design.abilities();
  }

  @Override
  public final FittedForecaster fit(Panel training, ForecastTask task, Run run) {
    return PointForecaster.fit(design, training, task, run);
  }

  @Override
  public final FittedForecaster load(Path place, Run run) throws IOException {
    return PointForecaster.load(design, place, run);
  }

  /** The small one learns to go on with cycles. */
  @Override
  public final void checkHealth(Run run) {
    NetworkHealth.check(small, run);
  }
}
