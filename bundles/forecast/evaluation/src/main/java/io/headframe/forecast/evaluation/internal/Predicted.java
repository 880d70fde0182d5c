package io.headframe.forecast.evaluation.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Run;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Forecasts with as many intervals as there can be.
 *
 * @param forecasts one for each series
 * @param levels of their intervals, in percent, rising
 * @param notes what was left out and why, a sentence each
 */
record Predicted(List<Forecast> forecasts, List<Integer> levels, List<String> notes) {

  private static final List<Integer> USUAL = List.of(80, 95);

  /**
   * Forecasts. Where nobody asked for levels, those that cannot be had, of a short history for example, are left out.
   *
   * @param asked levels in percent; 0 is none
   * @throws HeadframeException if a level that was asked for cannot be had, or there is no forecast without any
   */
  static Predicted of(
      FittedForecaster fitted, Panel history, int horizon, Optional<List<Integer>> asked, Run run) {
    List<Integer> levels = new ArrayList<>(Setting.levels(asked.orElse(USUAL)));
    List<String> notes = new ArrayList<>();
    while (true) {
      try {
        return new Predicted(fitted.predict(history, ForecastRequest.levels(horizon, levels), run), levels, notes);
      } catch (HeadframeException unable) {
        if (asked.isPresent() || levels.isEmpty() || !unable.causedByInput()) {
          throw unable;
        }
        notes.add("Intervals of " + levels.remove(levels.size() - 1) + " % are left out. " + unable.getMessage());
      }
    }
  }
}
