package io.headframe.prompts.needles.internal;

import io.headframe.core.error.ErrorKind;

/** What can go wrong when needles are hidden. */
public final class NeedleError {

  /** Arguments: tokens of the prompt, needles, tokens of a value, tokens that are needed. */
  public static final ErrorKind NO_ROOM = ErrorKind.input(
      "HF-NEEDLE-001",
      "A prompt of %s tokens has no room for %s needles with values of %s tokens each; make it at least %s tokens long,"
          + " or ask for fewer needles or shorter values.");

  /** Arguments: tokens that there are, keys or words, tokens that are needed. */
  public static final ErrorKind TOO_FEW_TOKENS = ErrorKind.input(
      "HF-NEEDLE-002",
      "The model's vocabulary has %s %s for needles, and %s are needed; ask for fewer needles or shorter values, or use"
          + " a model with a larger vocabulary.");

  private NeedleError() {}
}
