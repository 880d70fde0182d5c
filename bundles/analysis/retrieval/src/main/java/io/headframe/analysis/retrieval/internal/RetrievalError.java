package io.headframe.analysis.retrieval.internal;

import io.headframe.core.error.ErrorKind;

/** What can go wrong in the search for retrieval heads. */
final class RetrievalError {

  /** Arguments: the length, tokens of a value, the context, the greatest length. */
  static final ErrorKind TOO_LONG = ErrorKind.input(
      "HF-RETRIEVAL-001",
      "A prompt of %s tokens with a value of %s does not fit the model, which takes at most %s tokens; use --lengths of"
          + " %s or less.");

  private RetrievalError() {}
}
