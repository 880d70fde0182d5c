package io.headframe.prompts.induction;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws the sequences of the repeated-token protocol: x followed by x again, where x is random, so that nothing but the
 * earlier occurrence tells what comes next. Tokens are drawn uniformly, with replacement, from the words of the model's
 * vocabulary. No sequence begins with the token of the beginning. Each call draws anew; used by one thread.
 *
 * <p>Olsson et al., "In-context Learning and Induction Heads" (2022), arXiv 2209.11895.
 */
public final class RepeatedTokens {

  private final Words words;
  private final SplittableRandom random;

  /**
   * @param seed the same seed gives the same sequences
   * @throws HeadframeException if the model's vocabulary has fewer than two words
   */
  public RepeatedTokens(CausalLM model, long seed) {
    words = new Words(model, 2);
    random = new SplittableRandom(seed);
  }

  /** x x with x of {@code length} tokens. */
  public int[] repeated(int length) {
    int[] once = words.draws(random).limit(length).toArray();
    return IntStream.concat(IntStream.of(once), IntStream.of(once)).toArray();
  }

  /** As long as x x, and no part repeats another on purpose. */
  public int[] unrepeated(int length) {
    return words.draws(random).limit(2L * length).toArray();
  }
}
