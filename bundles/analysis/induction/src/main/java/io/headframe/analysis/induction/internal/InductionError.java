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

  private InductionError() {}
}
