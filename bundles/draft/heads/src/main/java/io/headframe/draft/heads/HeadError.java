package io.headframe.draft.heads;

import io.headframe.core.error.ErrorKind;

/** What heads refuse. */
public final class HeadError {

  /** Arguments: the folder, the digest there, that of the model. */
  public static final ErrorKind OTHER_MODEL = ErrorKind.input(
      "HF-DRAFT-201",
      "The heads in '%s' were trained for another model (%s) than this one (%s); they read its hidden states, so train"
          + " heads for this model with 'headframe train-draft'.");

  /** Arguments: the folder, the reason. */
  public static final ErrorKind DAMAGED = ErrorKind.input(
      "HF-DRAFT-202",
      "The heads in '%s' cannot be used: %s; train them again, or take a folder that is whole.");

  /** Arguments: tokens there are, tokens needed. */
  public static final ErrorKind TOO_SHORT = ErrorKind.input(
      "HF-DRAFT-203",
      "The text has %s tokens to train on and %s to measure on, and a window of %s tokens needs more than twice that"
          + " many of the former and once of the latter; give a longer text or a smaller window.");

  /** Arguments: the folder, what was asked, what is there. */
  public static final ErrorKind OTHER_TRAINING = ErrorKind.input(
      "HF-DRAFT-204",
      "Another training is in '%s': %s was asked for and %s is there; ask for the same to go on with it, or name"
          + " another folder.");

  /** Argument: the drafter. */
  public static final ErrorKind NO_FOLDER = ErrorKind.input(
      "HF-DRAFT-205",
      "%s needs heads that were trained; name the folder that 'headframe train-draft' wrote.");

  private HeadError() {}
}
