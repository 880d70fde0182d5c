package io.headframe.forecast.evaluation.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Lease;
import io.headframe.core.method.Run;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Panel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a forecaster comes to know what it knows: it is fitted, or opened if it has weights from elsewhere.
 *
 * @param checkpoint of those that have
 */
record Learning(Optional<Path> checkpoint) {

  /**
   * Checks a checkpoint against the forecasters that are named.
   *
   * @throws HeadframeException if there is one, and nobody opens it (HF-EVALUATION-004)
   */
  static Learning of(Optional<Path> checkpoint, List<String> names, Run run) {
    if (checkpoint.isPresent() && names.stream().noneMatch(name -> pretrained(name, run))) {
      throw new HeadframeException(EvaluationError.UNUSED_CHECKPOINT, checkpoint.get(), String.join(", ", names));
    }
    return new Learning(checkpoint);
  }

  private static boolean pretrained(String name, Run run) {
    try (Lease<Forecaster> forecaster = run.leases().lease(Forecaster.class, name)) {
      return forecaster.get().abilities().contains(Ability.PRETRAINED);
    }
  }

  /** Open; the caller closes it. */
  FittedForecaster learned(Forecaster forecaster, Panel training, ForecastTask task, Run run) throws IOException {
    return checkpoint.isPresent() && forecaster.abilities().contains(Ability.PRETRAINED)
        ? forecaster.load(checkpoint.get(), run) : forecaster.fit(training, task, run);
  }
}
