package io.headframe.forecast.api;

import io.headframe.core.method.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A forecaster that has learned. Predictions do not change it. Called by one thread at a time. */
@ConsumerType
public interface FittedForecaster extends AutoCloseable {

  /** What it was fitted for. */
  ForecastTask task();

  /**
   * Forecasts what follows each series. A forecast depends on its own series alone, not on the others of the panel.
   *
   * @param history any windows, with the channels and the frequency of the training panel; values after the end of a
   *     window are out of reach
   * @param request how far, and which quantiles or samples
   * @param run progress, cancellation, and the seed of samples
   * @return one for each series, in their order
   * @throws io.headframe.core.error.HeadframeException as {@link ForecastTask#checkHistory} does, and if a series was
   *     not in the training panel and the forecaster lacks {@link Ability#NEW_SERIES}
   */
  List<Forecast> predict(Panel history, ForecastRequest request, Run run);

  /**
   * Writes all that {@link Forecaster#load} needs.
   *
   * @param folder exists; files in it may be replaced
   * @throws IOException if it cannot be written
   */
  void save(Path folder) throws IOException;

  /** Frees what it holds. A second call does nothing. */
  @Override
  void close();
}
