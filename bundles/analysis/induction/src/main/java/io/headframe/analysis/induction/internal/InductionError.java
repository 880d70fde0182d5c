package io.headframe.analysis.induction.internal;

import io.headframe.core.error.ErrorKind;

/** What can go wrong in the search for induction heads. */
enum InductionError implements ErrorKind {
  REPEAT_TOO_LONG(
      "HF-INDUCTION-001",
      "--length %s repeated once makes sequences of %s tokens and the model takes at most %s; use --length %s or less."),
  NO_WORDS(
      "HF-INDUCTION-002",
      "The model's vocabulary has %s tokens with a letter in them and the protocol draws from at least 2; use a model"
          + " with a vocabulary of words."),
  NO_BEGINNING(
      "HF-INDUCTION-003",
      "--prepend-bos asks for the token that begins a sequence and the model's tokenizer has none; leave the option"
          + " out."),
  PROMPT_TOO_SHORT(
      "HF-INDUCTION-004",
      "--prompt has %s tokens and a pattern needs at least 2; write a longer prompt.");

  private final String id;
  private final String template;

  InductionError(String id, String template) {
    this.id = id;
    this.template = template;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String template() {
    return template;
  }
}
