package io.headframe.forecast.evaluation.internal;

import io.headframe.core.error.ErrorKind;

/** What forecasts and backtests refuse. */
final class EvaluationError {

  /** Arguments: the series, its steps, the steps needed, windows, horizon. */
  static final ErrorKind NO_ROOM = ErrorKind.input("HF-EVALUATION-001",
      "Series '%s' has %s steps, and more than %s are taken by %s windows with horizon %s; take fewer windows or a"
          + " shorter horizon.");

  /** Arguments: series, frequency, steps. */
  static final ErrorKind NO_ETT = ErrorKind.input("HF-EVALUATION-002",
      "The long-horizon table is for one series of hours with at least 14400 steps, found %s series of frequency %s"
          + " with %s steps; give ETTh1.csv or ETTh2.csv, or use backtest.");

  /** Arguments: the longest horizon, the input. */
  static final ErrorKind LONG_HORIZON = ErrorKind.input("HF-EVALUATION-003",
      "A horizon of %s with an input of %s leaves no window in the 2880 hours of the test part, or none to learn from;"
          + " take shorter ones.");

  /** Arguments: the checkpoint, the forecasters. */
  static final ErrorKind UNUSED_CHECKPOINT = ErrorKind.input("HF-EVALUATION-004",
      "The checkpoint %s is named, and none of these forecasters opens one: %s; leave it out, or name ttm, which"
          + " does.");

  private EvaluationError() {}
}
