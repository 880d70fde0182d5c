package io.headframe.prompts.induction;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.induction.internal.InductionPromptError;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The tokens of a model whose text is of letters and digits alone, but for spaces around it. This leaves out special
 * tokens, punctuation and parts of characters. Immutable.
 */
public final class Words {

  private final int[] tokens;

  /**
   * @param least how many there must be
   * @throws HeadframeException if there are fewer
   */
  public Words(CausalLM model, int least) {
    Tokenizer tokenizer = model.tokenizer();
    int size = Math.min(tokenizer.size(), model.config().vocabularySize());
    tokens = IntStream.range(0, size).filter(token -> isWord(tokenizer, token)).toArray();
    if (tokens.length < least) {
      throw new HeadframeException(InductionPromptError.TOO_FEW_WORDS, tokens.length, least);
    }
  }

  /** All of them, ascending. */
  public int[] tokens() {
    return tokens.clone();
  }

  /** Tokens without end, each drawn uniformly from all of them. */
  public IntStream draws(SplittableRandom random) {
    return IntStream.generate(() -> tokens[random.nextInt(tokens.length)]);
  }

  private static boolean isWord(Tokenizer tokenizer, int token) {
    String text = tokenizer.decode(token).strip();
    return tokenizer.beginning().orElse(-1) != token
        && tokenizer.end().orElse(-1) != token
        && !text.isEmpty()
        && text.codePoints().allMatch(Character::isLetterOrDigit);
  }
}
