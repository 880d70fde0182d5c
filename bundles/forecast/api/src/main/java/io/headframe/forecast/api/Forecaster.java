package io.headframe.forecast.api;

import io.headframe.core.method.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way to forecast: an extension point, leased by its id. It keeps no state; what is learned is in what it gives.
 * Called by one thread at a time.
 *
 * <p>What is learned, scaling included, comes from the training panel alone. A forecaster that has weights from
 * elsewhere opens them with {@link #load}; one that has no others is {@link Ability#PRETRAINED}.
 */
@ConsumerType
public interface Forecaster {

  /** What it is, as a phrase without a full stop. */
  String description();

  /** What it can do beyond points. */
  Set<Ability> abilities();

  /**
   * Fits to a panel. The same panel, task and seed of the run give the same.
   *
   * @param training all that may be learned from; the last {@link ForecastTask#validation()} steps of each series are
   *     for choosing
   * @param task what it will be asked
   * @param run progress, cancellation and seed
   * @return open; the caller closes it
   * @throws io.headframe.core.error.HeadframeException as {@link ForecastTask#checkTraining} does
   */
  FittedForecaster fit(Panel training, ForecastTask task, Run run);

  /**
   * Opens what {@link FittedForecaster#save} wrote, or weights that were published in a form that it knows. Reads
   * numbers only and never runs code of the file.
   *
   * @param place the folder where it was saved, or the file or folder of published weights
   * @return open; the caller closes it
   * @throws IOException if it cannot be read
   * @throws io.headframe.core.error.HeadframeException if it holds something else or is damaged
   */
  FittedForecaster load(Path place, Run run) throws IOException;
}
