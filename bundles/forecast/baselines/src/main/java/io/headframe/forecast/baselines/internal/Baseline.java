package io.headframe.forecast.baselines.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A forecaster that has one rule for each channel by itself, and split conformal intervals. */
abstract class Baseline implements Forecaster, HealthCheck {

  static final Set<Ability> ABILITIES = Set.of(Ability.QUANTILES, Ability.NEW_SERIES);

  /** How far a forecast of the health check may be from what is expected; ridge alone makes it differ. */
  private static final double TOLERANCE = 1e-3;

  /** The least steps of a series to learn from. */
  abstract int neededForTraining(ForecastTask task);

  /** Learns the rule. */
  abstract PointRule learn(Panel training, ForecastTask task, Run run);

  /** Reads what {@link PointRule#write} wrote. */
  abstract PointRule read(DataInputStream in, ForecastTask task) throws IOException;

  /** What follows 1, 2, 3, 4, 1, 2, 3, 4 … with a season of 4: [4]. */
  double[] afterTheCycle() {
    return new double[] {1, 2, 3, 4};
  }

  @Override
  public final Set<Ability> abilities() {
    return ABILITIES;
  }

  @Override
  public final FittedForecaster fit(Panel training, ForecastTask task, Run run) {
    task.checkTraining(training, neededForTraining(task), ABILITIES);
    Panel learned = training.withoutLast(task.validation());
    run.progress(0, "calibrating intervals");
    Calibration calibration = Calibration.of(this, learned, task, run);
    run.checkCancelled();
    run.progress(0.5, "fitting");
    PointRule rule = learn(learned, task, run);
    run.progress(1, "fitted");
    return new FittedBaseline(getClass().getSimpleName(), task, ForecastTask.Shape.of(training), rule, calibration);
  }

  @Override
  public final FittedForecaster load(Path folder, Run run) throws IOException {
    return BaselineFile.read(folder, getClass().getSimpleName(), this::read);
  }

  @Override
  public final void checkHealth(Run run) {
    double[] cycle = new double[40];
    long[] stamps = new long[cycle.length];
    Arrays.setAll(cycle, i -> i % 4 + 1);
    Arrays.setAll(stamps, i -> i);
    Panel panel = new Panel(Frequency.of("step"), List.of("y"),
        List.of(new Series("cycle", stamps, new double[][] {cycle})));
    try (FittedForecaster fitted = fit(panel, new ForecastTask(4, 8, 4, 0), run)) {
      double[] found = fitted.predict(panel, ForecastRequest.points(4), run).get(0).points()[0];
      for (int i = 0; i < found.length; i++) {
        if (Math.abs(found[i] - afterTheCycle()[i]) > TOLERANCE) {
          throw new IllegalStateException("after 1, 2, 3, 4 … " + Arrays.toString(afterTheCycle())
              + " is expected, and forecast was " + Arrays.toString(found));
        }
      }
    }
  }
}
