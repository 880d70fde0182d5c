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
          + " of it and measure on the rest; ask for no levels (0), or give more history.");

  private BaselineError() {}
}
