package io.headframe.draft.evaluation.internal;

import io.headframe.core.error.ErrorKind;

/** Why drafts are neither trained nor measured. */
final class DraftMethodError {

  /** Argument: the drafter. */
  static final ErrorKind NOT_TRAINABLE = ErrorKind.input(
      "HF-DRAFT-301",
      "The drafter %s has nothing to train; take hydra or medusa, or use it as it is.");

  /** Arguments: the file, the reason. */
  static final ErrorKind UNREADABLE = ErrorKind.input(
      "HF-DRAFT-302",
      "The text '%s' cannot be read (%s); name a file in UTF-8 that you may read.");

  /** Argument: the file. */
  static final ErrorKind NO_PROMPTS = ErrorKind.input(
      "HF-DRAFT-303",
      "The file '%s' has no line that is a prompt: not blank, and shorter than the model's context; write some.");

  /** Arguments: the file, or that there is none; how many texts the model writes. */
  static final ErrorKind ONE_TEXT = ErrorKind.input(
      "HF-DRAFT-304",
      "Heads are trained on the text of a file or on texts that the model writes, and this training has %s and %s texts"
          + " of the model; give either --text FILE or --own-texts 400.");

  private DraftMethodError() {}
}
