package io.headframe.transform.foldnorms.internal;

import io.headframe.core.error.ErrorKind;

/** What can keep a model from being folded. */
final class FoldError {

  static final ErrorKind NOT_EXACT = ErrorKind.input(
      "HF-FOLD-001",
      "The step %s would change what this model predicts, because %s; leave the step out.");

  static final ErrorKind UNKNOWN_PART = ErrorKind.input(
      "HF-FOLD-002",
      "The model cannot be folded, because %s is %s and %s is needed there; take a model of another architecture.");

  static final ErrorKind UNKNOWN_STEP = ErrorKind.input(
      "HF-FOLD-003",
      "There is no step '%s'; the steps are %s.");

  private FoldError() {}
}
