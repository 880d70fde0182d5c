package io.headframe.forecast.learning.internal;

import io.headframe.core.error.ErrorKind;

/** What is wrong with a forecaster that was kept. */
final class LearningError {

  /** Arguments: the file, what is wrong. */
  static final ErrorKind OTHER_ARRAYS = ErrorKind.input("HF-LEARNING-001",
      "The forecaster in '%s' does not have the arrays that it needs: %s; name the folder that this forecaster was"
          + " saved in.");

  /** Arguments: the file, what it has, what was asked for. */
  static final ErrorKind OTHER_KIND = ErrorKind.input("HF-LEARNING-002",
      "'%s' holds %s and not the forecaster '%s'; name the folder that this forecaster was saved in.");

  /** Argument: the series. */
  static final ErrorKind NO_INTERVALS = ErrorKind.input("HF-LEARNING-003",
      "Series '%s' has no errors that intervals could be made of; ask for points alone, or fit the forecaster on this"
          + " series with enough steps to validate on.");

  private LearningError() {}
}
