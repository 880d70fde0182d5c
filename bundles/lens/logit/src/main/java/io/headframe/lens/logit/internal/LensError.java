package io.headframe.lens.logit.internal;

import io.headframe.core.error.ErrorKind;

/** What can go wrong with the logit lens. */
final class LensError {

  static final ErrorKind EMPTY_TEXT = ErrorKind.input(
      "HF-LENS-001", "The text to read is empty and the lens needs at least one token; write a few words.");

  static final ErrorKind NO_MIDDLE = ErrorKind.input(
      "HF-LENS-002",
      "--sites %s asks for the residual stream between attention and feed-forward, and the blocks of this model have"
          + " no such place; use --sites in or out.");

  static final ErrorKind NO_SUCH_LAYER = ErrorKind.input(
      "HF-LENS-003", "--layers has layer %s and the model has the layers 0 to %s; name some of those.");

  static final ErrorKind NO_SUCH_POSITION = ErrorKind.input(
      "HF-LENS-004", "--positions has position %s and the text has the positions 0 to %s; name some of those.");

  private LensError() {}
}
