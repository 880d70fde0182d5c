package io.headframe.forecast.learning;

import io.headframe.core.method.Run;
import io.headframe.core.training.Parameters;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** What is particular to a forecaster that is trained: its arrays, what it computes, and how long it learns. */
@ConsumerType
public interface NetworkDesign {

  /** The name under which what was learned is kept: the id of the forecaster. */
  String kind();

  /** What the forecaster can do beyond points, as {@link io.headframe.forecast.api.Forecaster#abilities} says. */
  Set<Ability> abilities();

  /** How it is trained for a task. */
  Recipe recipe(ForecastTask task);

  /**
   * What is computed from the training part in closed form before training, and kept with the arrays: a basis, for
   * example. Nothing unless overridden.
   *
   * @param training the training part, each channel of each series standardised; without the part for validation
   * @param task what the forecaster is fitted for
   * @param run cancellation and leases
   * @return by name
   */
  default Map<String, FixedArray> derive(Panel training, ForecastTask task, Run run) {
    return Map.of();
  }

  /**
   * Makes the arrays and what is computed with them. Called for training, and again for what was trained or loaded;
   * the arrays then have what was learned instead of their first numbers.
   *
   * @param shape what the windows are like
   * @param parameters makes arrays; names and shapes follow from {@code shape} alone
   * @param derived of {@link #derive}
   */
  ForecastNetwork build(NetworkShape shape, Parameters parameters, Map<String, FixedArray> derived);
}
