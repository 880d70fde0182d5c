package io.headframe.draft.api.internal;

import io.headframe.core.error.ErrorKind;

/** What is wrong with a description of a tree. */
final class DraftError {

  /** Argument: the text. */
  static final ErrorKind TREE = ErrorKind.input(
      "HF-DRAFT-001",
      "'%s' is no tree; write chain-LENGTH, beam-WIDTHxDEPTHxNODES, adaptive-LEASTxMOST, or ways such as 0,1,0.0 with"
          + " all of their beginnings.");

  private DraftError() {}
}
