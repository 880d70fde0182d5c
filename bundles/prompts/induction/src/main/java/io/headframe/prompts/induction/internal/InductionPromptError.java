package io.headframe.prompts.induction.internal;

import io.headframe.core.error.ErrorKind;

/** What can go wrong when prompts are drawn. */
public final class InductionPromptError {

  /** Arguments: tokens that can be drawn, tokens that are needed. */
  public static final ErrorKind TOO_FEW_WORDS = ErrorKind.input(
      "HF-INDUCTIONPROMPT-001",
      "The model's vocabulary has %s tokens of letters and digits alone and random prompts need %s; use a model with a"
          + " vocabulary of words, or give prompts of your own if the method takes them.");

  private InductionPromptError() {}
}
