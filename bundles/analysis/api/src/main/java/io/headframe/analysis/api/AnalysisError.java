package io.headframe.analysis.api;

import io.headframe.core.error.ErrorKind;

/** What can be wrong with values of this family. */
final class AnalysisError {

  /** Arguments: the head, the set's name, the number of layers, the number of heads, the last layer, the last head. */
  static final ErrorKind NO_SUCH_HEAD = ErrorKind.input(
      "HF-ANALYSIS-001",
      "The model has no head %s, which is one of the %s: it has %s layers of %s heads, 0.0 to %s.%s; name heads of this"
          + " model.");

  private AnalysisError() {}
}
