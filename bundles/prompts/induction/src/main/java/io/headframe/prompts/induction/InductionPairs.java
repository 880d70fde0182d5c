package io.headframe.prompts.induction;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.prompts.api.EncodedPair;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Pairs of prompts for a run without prompts of one's own. Clean is {@code … A B … C D … A}, which goes on with B;
 * corrupt has A and C changed for each other where they stand first, so that it goes on with D. The tokens are random
 * words of the model's vocabulary; all of a prompt differ but the last. All prompts have one length and layout, and
 * begin with the token of the beginning if the tokenizer has one. Immutable.
 */
public final class InductionPairs {

  /** Where the two pairs begin and where the prompt ends, counted from the first random token. */
  private static final int FIRST = 2;
  private static final int SECOND = 6;
  private static final int LAST = 10;

  private final OptionalInt beginning;
  private final Words words;

  /** @throws HeadframeException if the model's vocabulary has fewer than ten words */
  public InductionPairs(CausalLM model) {
    beginning = model.tokenizer().beginning();
    words = new Words(model, LAST);
  }

  /**
   * Pairs with tokens of their own each; the same seed gives the same ones.
   *
   * @param count how many
   */
  public List<EncodedPair> pairs(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, count).mapToObj(i -> pair(random)).toList();
  }

  private EncodedPair pair(SplittableRandom random) {
    int[] drawn = words.draws(random).distinct().limit(LAST).toArray();
    int[] clean = IntStream.rangeClosed(0, LAST).map(i -> drawn[i == LAST ? FIRST : i]).toArray();
    int[] corrupt = clean.clone();
    corrupt[FIRST] = clean[SECOND];
    corrupt[SECOND] = clean[FIRST];
    return new EncodedPair(begun(clean), begun(corrupt), clean[FIRST + 1], clean[SECOND + 1]);
  }

  private int[] begun(int[] tokens) {
    return IntStream.concat(beginning.stream(), IntStream.of(tokens)).toArray();
  }
}
