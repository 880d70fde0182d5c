package io.headframe.forecast.api;

/** What some forecasters can do and others refuse. */
public enum Ability {

  /** Gives quantiles: {@link ForecastRequest#quantiles()} may have elements. */
  QUANTILES,

  /** Gives samples: {@link ForecastRequest#samples()} may be above 0. */
  SAMPLES,

  /** Uses the covariates that are known ahead, and needs them for the whole horizon when it is asked. */
  KNOWN_COVARIATES,

  /** Uses the covariates whose future nobody knows. */
  HISTORIC_COVARIATES,

  /** Takes series with missing values. */
  MISSING_VALUES,

  /** Forecasts series that it was not fitted on, under ids that it has not met. */
  NEW_SERIES,

  /**
   * Has weights from elsewhere: {@link Forecaster#load} opens them, {@link Forecaster#fit} refuses, and panels may have
   * any channels and frequency.
   */
  PRETRAINED
}
