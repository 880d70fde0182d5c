package io.headframe.intervene.mask.internal;

import io.headframe.core.error.ErrorKind;

/** What can go wrong when heads are masked. */
final class MaskError {

  /** Argument: the name of the set. */
  static final ErrorKind NO_HEADS = ErrorKind.input(
      "HF-MASK-001",
      "There is no head in the %s that --heads names, so that nothing can be masked; give at least one, for example"
          + " --heads 1.1.");

  private MaskError() {}
}
