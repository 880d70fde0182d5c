package io.headframe.decoding.sampling.internal;

import io.headframe.core.error.ErrorKind;

/** What can be wrong with a request to decode. */
public final class SamplingError {

  /** Argument: the value. */
  public static final ErrorKind TEMPERATURE = ErrorKind.input(
      "HF-SAMPLE-001",
      "The temperature is %s; it must be a number of at least 0, and 0 means greedy.");

  /** Argument: the value. */
  public static final ErrorKind TOP_K = ErrorKind.input(
      "HF-SAMPLE-002",
      "Top-k is %s; it must be at least 0, and 0 keeps all tokens.");

  /** Argument: the value. */
  public static final ErrorKind TOP_P = ErrorKind.input(
      "HF-SAMPLE-003",
      "Top-p is %s; it must be above 0 and at most 1, and 1 keeps all tokens.");

  /** No arguments. */
  public static final ErrorKind NO_PROMPT = ErrorKind.input(
      "HF-SAMPLE-004",
      "The prompt has no tokens, so there is nothing to go on from; give at least one.");

  /** Argument: the value. */
  public static final ErrorKind MAX_TOKENS = ErrorKind.input(
      "HF-SAMPLE-005",
      "The number of tokens to generate is %s; it must be at least 1.");

  /** Argument: the number of tokens before it. */
  public static final ErrorKind NO_NUMBERS = ErrorKind.fault(
      "HF-SAMPLE-006",
      "The model's logits after %s tokens hold no number, so no token can be chosen; its weights may be"
          + " damaged.");

  private SamplingError() {}
}
