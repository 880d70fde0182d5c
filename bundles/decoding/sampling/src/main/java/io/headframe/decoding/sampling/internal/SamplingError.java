package io.headframe.decoding.sampling.internal;

import io.headframe.core.error.ErrorKind;

/** What can be wrong with a request to decode. */
public enum SamplingError implements ErrorKind {
  /** Argument: the value. */
  TEMPERATURE("HF-SAMPLE-001", "The temperature is %s; it must be a number of at least 0, and 0 means greedy.", true),
  /** Argument: the value. */
  TOP_K("HF-SAMPLE-002", "Top-k is %s; it must be at least 0, and 0 keeps all tokens.", true),
  /** Argument: the value. */
  TOP_P("HF-SAMPLE-003", "Top-p is %s; it must be above 0 and at most 1, and 1 keeps all tokens.", true),
  /** No arguments. */
  NO_PROMPT("HF-SAMPLE-004", "The prompt has no tokens, so there is nothing to go on from; give at least one.", true),
  /** Argument: the value. */
  MAX_TOKENS("HF-SAMPLE-005", "The number of tokens to generate is %s; it must be at least 1.", true),
  /** Argument: the number of tokens before it. */
  NO_NUMBERS("HF-SAMPLE-006",
      "The model's logits after %s tokens hold no number, so no token can be chosen; its weights may be damaged.",
      false);

  private final String id;
  private final String template;
  private final boolean causedByInput;

  SamplingError(String id, String template, boolean causedByInput) {
    this.id = id;
    this.template = template;
    this.causedByInput = causedByInput;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String template() {
    return template;
  }

  @Override
  public boolean causedByInput() {
    return causedByInput;
  }
}
