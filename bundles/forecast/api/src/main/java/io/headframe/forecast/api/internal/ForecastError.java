package io.headframe.forecast.api.internal;

import io.headframe.core.error.ErrorKind;

/** What forecasters are asked and cannot do. */
public final class ForecastError {

  /** Arguments: the text, the units. */
  public static final ErrorKind NO_FREQUENCY = ErrorKind.input("HF-FORECAST-001",
      "'%s' is no frequency; write a unit (%s) with a count before it if it is not 1, for example h or 15min.");

  /** Arguments: how many series, how many channels. */
  public static final ErrorKind EMPTY_PANEL = ErrorKind.input("HF-FORECAST-002",
      "A panel has at least one series and one channel, found %s and %s; give data with at least one column of"
          + " values.");

  /** Arguments: the series, a stamp, the next, the frequency. */
  public static final ErrorKind IRREGULAR = ErrorKind.input("HF-FORECAST-003",
      "In series '%s', %s is followed by %s, which is not one step of %s later; fill the gap with a missing value, or"
          + " name another frequency.");

  /** Arguments: the series, its length, what is needed, horizon, input. */
  public static final ErrorKind TOO_SHORT = ErrorKind.input("HF-FORECAST-004",
      "Series '%s' has %s steps here, and at least %s are needed for horizon %s with input %s; take longer series, a"
          + " shorter horizon or a shorter input.");

  /** Argument: the series. */
  public static final ErrorKind MISSING = ErrorKind.input("HF-FORECAST-005",
      "Series '%s' has missing values, which this forecaster does not take; fill them when the file is read, for"
          + " example --data FILE,missing=interpolate.");

  /** Arguments: asked, fitted. */
  public static final ErrorKind LONG_HORIZON = ErrorKind.input("HF-FORECAST-006",
      "%s steps ahead are asked of a forecaster that was fitted for at most %s; fit it for the longer horizon.");

  /** Arguments: frequency and channels found, those fitted on. */
  public static final ErrorKind OTHER_PANEL = ErrorKind.input("HF-FORECAST-007",
      "The history has frequency %s and channels %s, and the forecaster was fitted on %s and %s; give it series of the"
          + " same kind, or fit it anew.");

  /** Arguments: what was asked, what there is. */
  public static final ErrorKind UNABLE = ErrorKind.input("HF-FORECAST-008",
      "This forecaster has no %s; ask for %s, or take another forecaster.");

  /** Arguments: the series, the covariate, how far it is known, the horizon. */
  public static final ErrorKind UNKNOWN_FUTURE = ErrorKind.input("HF-FORECAST-009",
      "Series '%s' has covariate '%s' for %s steps ahead, and the forecast needs %s; give its values for the whole"
          + " horizon.");

  private ForecastError() {}
}
