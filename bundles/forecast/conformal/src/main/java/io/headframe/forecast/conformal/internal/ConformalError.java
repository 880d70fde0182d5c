package io.headframe.forecast.conformal.internal;

import io.headframe.core.error.ErrorKind;

/** What keeps an interval from being made. */
public final class ConformalError {

  /** Arguments: the level in percent, windows needed, windows found, the series. */
  public static final ErrorKind FEW_WINDOWS = ErrorKind.input("HF-CONFORMAL-001",
      "An interval of %s %% needs the errors of at least %s windows, and %s were measured for series '%s'; ask for a"
          + " lower level, or give more history.");

  private ConformalError() {}
}
