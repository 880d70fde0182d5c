package io.headframe.forecast.api;

import io.headframe.core.error.HeadframeException;
import io.headframe.forecast.api.internal.ForecastError;
import java.util.List;
import java.util.Set;

/**
 * What a forecaster is fitted for.
 *
 * @param horizon the most steps ahead that it will be asked for (h), at least 1
 * @param input how many steps of history it sees (input_size), at least 1; one that needs none reads what it needs
 * @param season the steps of a season, at least 1
 * @param validation how many steps at the end of each series are kept from training, to stop or to choose by; may be 0
 */
public record ForecastTask(int horizon, int input, int season, int validation) {

  /** Checks the numbers. */
  public ForecastTask {
    if (horizon < 1 || input < 1 || season < 1 || validation < 0) {
      throw new IllegalArgumentException("no task of horizon " + horizon + ", input " + input + ", season " + season
          + ", validation " + validation);
    }
  }

  /**
   * Checks what a forecaster is to be fitted on, so that all refuse in the same words.
   *
   * @param needed the least steps of each series, without those for validation
   * @throws HeadframeException if a series is too short (HF-FORECAST-004) or has missing values (005)
   */
  public void checkTraining(Panel training, int needed, Set<Ability> abilities) {
    for (Series series : training.series()) {
      if (series.length() < needed + validation) {
        throw new HeadframeException(
            ForecastError.TOO_SHORT, series.id(), series.length(), needed + validation, horizon, input);
      }
      checkMissing(series, abilities);
    }
  }

  /**
   * Checks what a fitted forecaster is asked, so that all refuse in the same words.
   *
   * @param fitted a panel as that it was fitted on
   * @param history what is before the forecast
   * @param needed the least steps of each series
   * @throws HeadframeException if a series is too short (HF-FORECAST-004) or has missing values (005), the horizon is
   *     longer than that of this task (006), frequency or channels are others (007), quantiles or samples are asked
   *     of one that gives none (008), or a covariate is not known far enough (009)
   */
  public void checkHistory(Shape fitted, Panel history, ForecastRequest request, int needed, Set<Ability> abilities) {
    if (request.horizon() > horizon) {
      throw new HeadframeException(ForecastError.LONG_HORIZON, request.horizon(), horizon);
    }
    if (!history.frequency().equals(fitted.frequency()) || !history.channels().equals(fitted.channels())) {
      throw new HeadframeException(ForecastError.OTHER_PANEL, history.frequency(), history.channels(),
          fitted.frequency(), fitted.channels());
    }
    if (!request.quantiles().isEmpty() && !abilities.contains(Ability.QUANTILES)) {
      throw new HeadframeException(ForecastError.UNABLE, "quantiles", "points");
    }
    if (request.samples() > 0 && !abilities.contains(Ability.SAMPLES)) {
      throw new HeadframeException(ForecastError.UNABLE, "samples", "points or quantiles");
    }
    for (Series series : history.series()) {
      if (series.length() < needed) {
        throw new HeadframeException(ForecastError.TOO_SHORT, series.id(), series.length(), needed, horizon, input);
      }
      checkMissing(series, abilities);
      if (abilities.contains(Ability.KNOWN_COVARIATES)) {
        checkKnown(series, fitted.known(), request.horizon());
      }
    }
  }

  /**
   * What a fitted forecaster remembers of the panel it was fitted on.
   *
   * @param frequency of the stamps
   * @param channels the names of the channels
   * @param known the names of the covariates that are known ahead
   */
  public record Shape(Frequency frequency, List<String> channels, Set<String> known) {

    /** That of a panel. */
    public static Shape of(Panel panel) {
      return new Shape(panel.frequency(), panel.channels(), Set.copyOf(panel.series().get(0).knownNames()));
    }
  }

  private static void checkMissing(Series series, Set<Ability> abilities) {
    if (series.hasMissing() && !abilities.contains(Ability.MISSING_VALUES)) {
      throw new HeadframeException(ForecastError.MISSING, series.id());
    }
  }

  private static void checkKnown(Series series, Set<String> names, int horizon) {
    for (String name : names) {
      int ahead = series.knownNames().contains(name) ? series.knownAhead(name) : 0;
      if (ahead < horizon) {
        throw new HeadframeException(ForecastError.UNKNOWN_FUTURE, series.id(), name, ahead, horizon);
      }
    }
  }
}
