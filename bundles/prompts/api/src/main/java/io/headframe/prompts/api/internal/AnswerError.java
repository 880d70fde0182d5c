package io.headframe.prompts.api.internal;

import io.headframe.core.error.ErrorKind;

/** Why a prompt pair cannot be used with a tokenizer. */
public final class AnswerError {

  /** Arguments: the answer, the number of its tokens, the tokens. */
  public static final ErrorKind NOT_ONE_TOKEN = ErrorKind.input(
      "HF-ANSWER-001",
      "The answer '%s' has %s tokens for this model's tokenizer (%s) and answers are compared by one; use an answer"
          + " that is one token, written with the space that stands before it.");

  /** Arguments: for each prompt, its text, the number of its tokens, the tokens. */
  public static final ErrorKind UNEQUAL_LENGTHS = ErrorKind.input(
      "HF-ANSWER-002",
      "The clean prompt '%s' has %s tokens (%s) and the corrupt prompt '%s' has %s (%s), and they are compared position"
          + " by position; replace words by words that have as many tokens, and leave neither prompt empty.");

  /** Arguments: the answer, the wrong answer, the token. */
  public static final ErrorKind SAME_ANSWER = ErrorKind.input(
      "HF-ANSWER-003",
      "The answer '%s' and the wrong answer '%s' are the same token (%s) for this model's tokenizer; use two answers"
          + " that differ.");

  /** Arguments: the answer, the prompt, the tokens of both. */
  public static final ErrorKind JOINED = ErrorKind.input(
      "HF-ANSWER-004",
      "The answer '%s' cannot be told from the prompt '%s': this model's tokenizer joins them (%s); move the space"
          + " between them from the one to the other, or use another answer.");

  private AnswerError() {}
}
