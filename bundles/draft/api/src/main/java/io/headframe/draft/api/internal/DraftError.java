package io.headframe.draft.api.internal;

import io.headframe.core.error.ErrorKind;

/** What is wrong with the name of a draft. */
public final class DraftError {

  /** Argument: the text. */
  public static final ErrorKind TREE = ErrorKind.input(
      "HF-DRAFT-001",
      "'%s' is no tree; write chain-LENGTH, beam-WIDTHxDEPTHxNODES, adaptive-LEASTxMOST, or ways such as 0,1,0.0 with"
          + " all of their beginnings.");

  /** Arguments: the text, the ids. */
  public static final ErrorKind UNKNOWN = ErrorKind.input(
      "HF-DRAFT-002",
      "'%s' is neither a drafter (%s) nor a folder of trained heads that one of them reads; write one of the names, or"
          + " the folder that 'headframe train-draft' wrote.");

  /** Arguments: the place, the reason. */
  public static final ErrorKind UNREADABLE = ErrorKind.input(
      "HF-DRAFT-003",
      "The draft in '%s' cannot be read (%s); name a folder that you may read.");

  private DraftError() {}
}
