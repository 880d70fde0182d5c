package io.headframe.forecast.ttm.internal;

import io.headframe.core.error.ErrorKind;

/** What TTM refuses. */
final class TtmError {

  /** No arguments. */
  static final ErrorKind NO_CHECKPOINT = ErrorKind.input("HF-TTM-001",
      "The forecaster ttm has published weights and is not fitted here; name their file with --checkpoint FILE.pth.");

  /** Arguments: the tensor, the file, what was found, what is needed. */
  static final ErrorKind TENSOR = ErrorKind.input("HF-TTM-002",
      "Tensor '%s' of %s %s, where TTM needs %s; take a checkpoint of TTM-R2 such as 512-96.");

  /** Arguments: the file, how many tensors, one of them. */
  static final ErrorKind UNKNOWN = ErrorKind.input("HF-TTM-003",
      "%s has %s tensors that TTM does not use here, '%s' for example; forecasts without them would be others than its"
          + " authors' own. Take a checkpoint of TTM-R2 without prefix tuning and channel mixing, such as 512-96.");

  /** Arguments: the horizon, the longest. */
  static final ErrorKind LONG_HORIZON = ErrorKind.input("HF-TTM-004",
      "%s steps ahead are asked of weights that forecast at most %s; ask for fewer, or take a checkpoint with a longer"
          + " horizon.");

  /** Arguments: the series, its steps, the steps needed. */
  static final ErrorKind SHORT = ErrorKind.input("HF-TTM-005",
      "Series '%s' has %s steps here, and these weights read the last %s; give longer series, or take a checkpoint with"
          + " a shorter input.");

  private TtmError() {}
}
