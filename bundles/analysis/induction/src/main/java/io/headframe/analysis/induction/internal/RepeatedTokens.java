package io.headframe.analysis.induction.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Tokenizer;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws the sequences of the repeated-token protocol: x followed by x again, where x is random, so that nothing but the
 * earlier occurrence tells what comes next. Tokens are drawn uniformly, with replacement, from those whose text has a
 * letter, which leaves out special tokens.
 */
final class RepeatedTokens {

  private final int[] words;
  private final SplittableRandom random;

  RepeatedTokens(CausalLM model, long seed) {
    Tokenizer tokenizer = model.tokenizer();
    this.words = IntStream.range(0, tokenizer.size())
        .filter(token -> tokenizer.decode(token).codePoints().anyMatch(Character::isLetter))
        .toArray();
    if (words.length < 2) {
      throw new HeadframeException(InductionError.NO_WORDS, words.length);
    }
    this.random = new SplittableRandom(seed);
  }

  /** x x with x of {@code length} tokens. */
  int[] repeated(int length) {
    int[] tokens = new int[2 * length];
    for (int i = 0; i < length; i++) {
      tokens[i] = words[random.nextInt(words.length)];
      tokens[length + i] = tokens[i];
    }
    return tokens;
  }

  /** As long as x x, and no part repeats another on purpose. */
  int[] unrepeated(int length) {
    return random.ints(2L * length, 0, words.length).map(i -> words[i]).toArray();
  }
}
