package io.headframe.analysis.induction.internal;

import io.headframe.core.error.ErrorKind;

/** What can go wrong in the search for induction heads. */
final class InductionError {

  static final ErrorKind REPEAT_TOO_LONG = ErrorKind.input(
      "HF-INDUCTION-001",
      "--length %s repeated once makes sequences of %s tokens and the model takes at most %s; use"
          + " --length %s or less.");

  static final ErrorKind NO_BEGINNING = ErrorKind.input(
      "HF-INDUCTION-002",
      "--prepend-bos asks for the token that begins a sequence and the model's tokenizer has none; leave"
          + " the option out.");

  static final ErrorKind PROMPT_TOO_SHORT = ErrorKind.input(
      "HF-INDUCTION-003",
      "--prompt has %s tokens and a pattern needs at least 2; write a longer prompt.");

  /** Argument: the folder. */
  static final ErrorKind NO_MODELS = ErrorKind.input(
      "HF-INDUCTION-004",
      "The folder %s has no folders with models whose names end in a number, such as step-1000; give --models one that"
          + " has, or models in their order, separated by commas.");

  /** Arguments: the step, the one name, the other. */
  static final ErrorKind SAME_STEP = ErrorKind.input(
      "HF-INDUCTION-005",
      "Step %s stands for two models, %s and %s; give --models one for each step.");

  private InductionError() {}
}
