package io.headframe.forecast.evaluation.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.method.Run;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.baselines.internal.RepeatLast;
import java.nio.file.Path;
import java.util.Set;

/** Repeats the last value, once its weights were opened. */
final class OpenedForecaster implements Forecaster {

  private final Path weights;

  OpenedForecaster(Path weights) {
    this.weights = weights;
  }

  @Override
  public String description() {
    return "the last value, from weights";
  }

  @Override
  public Set<Ability> abilities() {
    return Set.of(Ability.PRETRAINED);
  }

  @Override
  public FittedForecaster fit(Panel training, ForecastTask task, Run run) {
    throw new AssertionError("it was fitted");
  }

  @Override
  public FittedForecaster load(Path place, Run run) {
    assertEquals(weights, place);
    return new RepeatLast().fit(Cycle.data().panel(), new ForecastTask(2, 1, 1, 0), run);
  }
}
