package io.headframe.forecast.baselines.internal;

import io.headframe.core.error.ErrorKind;

/** What baselines refuse. */
final class BaselineError {

  /** Arguments: the file, why. */
  static final ErrorKind DAMAGED = ErrorKind.input("HF-BASELINE-001",
      "%s is no saved forecaster of this kind: %s; save it again.");

  /** Argument: the series. */
  static final ErrorKind NO_INTERVALS = ErrorKind.input("HF-BASELINE-002",
      "There are no intervals for series '%s': it was not in the training part, or was too short to learn on two thirds"
          + " of it and measure on the rest; ask for no levels, or give more history.");

  /** Arguments: the level in percent, windows needed, windows found, the series. */
  static final ErrorKind FEW_WINDOWS = ErrorKind.input("HF-BASELINE-003",
      "An interval of %s %% needs the errors of at least %s windows, and %s were measured for series '%s'; ask for a"
          + " lower level, or give more history.");

  private BaselineError() {}
}
