package io.headframe.draft.baselines.internal;

import io.headframe.core.error.ErrorKind;

/** Why a baseline does not draft. */
final class BaselineError {

  /** Argument: the place. */
  static final ErrorKind NO_PLACE = ErrorKind.input(
      "HF-DRAFT-101",
      "prompt-lookup has no weights, and '%s' is given as their place; write prompt-lookup alone.");

  /** No arguments. */
  static final ErrorKind NO_MODEL = ErrorKind.input(
      "HF-DRAFT-102",
      "draft-model needs a second model; write draft-model:MODEL, with the name, folder or file of one.");

  /** Arguments: the model, the token's id, its text in the one and in the other. */
  static final ErrorKind OTHER_TOKENS = ErrorKind.input(
      "HF-DRAFT-103",
      "The model '%s' cannot draft, since token %s is '%s' there and '%s' in the model that verifies; both need the"
          + " same tokens. Take a model with the same tokenizer.");

  private BaselineError() {}
}
