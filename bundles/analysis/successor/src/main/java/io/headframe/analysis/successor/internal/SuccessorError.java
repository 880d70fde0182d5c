package io.headframe.analysis.successor.internal;

import io.headframe.core.error.ErrorKind;

/** What can go wrong in the search for successor heads. */
final class SuccessorError {

  /** Arguments: the classes, the least number of words. */
  static final ErrorKind NO_CLASS = ErrorKind.input(
      "HF-SUCCESSOR-001",
      "The model's tokenizer has no ordered class (%s) with at least %s words and their successors as one token each;"
          + " use a model whose vocabulary has some of them.");

  private SuccessorError() {}
}
