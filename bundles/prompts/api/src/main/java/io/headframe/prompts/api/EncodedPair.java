package io.headframe.prompts.api;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.internal.AnswerError;
import io.headframe.prompts.api.internal.ShownTokens;

/**
 * A {@link PromptPair} in the tokens of one model. Both prompts have the same number of tokens, so that a position of
 * one can be compared with the same position of the other; prompts of different pairs may differ in length.
 *
 * @param clean [position], beginning with the token of the beginning if the tokenizer adds one
 * @param corrupt [position], as many as {@code clean}
 * @param answer the token that continues {@code clean} rightly
 * @param wrong the token that it is compared with
 */
public record EncodedPair(int[] clean, int[] corrupt, int answer, int wrong) {

  /** Copies the prompts and checks that they are equally long and not empty. */
  public EncodedPair {
    if (clean.length != corrupt.length || clean.length == 0) {
      throw new IllegalArgumentException(
          "prompts of " + clean.length + " and " + corrupt.length + " tokens; both have the same number, at least 1");
    }
    clean = clean.clone();
    corrupt = corrupt.clone();
  }

  /**
   * Encodes a pair. The answers are read as they continue the clean prompt: see {@link Continuation}.
   *
   * @throws HeadframeException if an answer is not one token, both answers are the same token, or the prompts differ
   *     in their number of tokens
   */
  public static EncodedPair of(PromptPair pair, Tokenizer tokenizer) {
    int[] clean = tokenizer.encode(pair.clean());
    int[] corrupt = tokenizer.encode(pair.corrupt());
    if (clean.length != corrupt.length || clean.length == 0) {
      throw new HeadframeException(AnswerError.UNEQUAL_LENGTHS, pair.clean(), clean.length,
          ShownTokens.of(tokenizer, clean), pair.corrupt(), corrupt.length, ShownTokens.of(tokenizer, corrupt));
    }
    int answer = oneToken(tokenizer, pair.clean(), pair.answer());
    int wrong = oneToken(tokenizer, pair.clean(), pair.wrong());
    if (answer == wrong) {
      throw new HeadframeException(
          AnswerError.SAME_ANSWER, pair.answer(), pair.wrong(), ShownTokens.of(tokenizer, answer));
    }
    return new EncodedPair(clean, corrupt, answer, wrong);
  }

  private static int oneToken(Tokenizer tokenizer, String prompt, String answer) {
    int[] tokens = Continuation.tokens(tokenizer, prompt, answer);
    if (tokens.length != 1) {
      throw new HeadframeException(
          AnswerError.NOT_ONE_TOKEN, answer, tokens.length, ShownTokens.of(tokenizer, tokens));
    }
    return tokens[0];
  }
}
