package io.headframe.prompts.generators.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.EncodedPair;
import io.headframe.prompts.api.PromptPair;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/** Draws pairs from strata by turns, without repeating a clean prompt, and keeps those that suit the tokenizer. */
final class Sample {

  /** Words are tried one by one before; a tokenizer that still refuses so many prompts will refuse the rest. */
  private static final int TRIES_FOR_EACH = 20;

  private Sample() {}

  /**
   * Draws pairs.
   *
   * @param source for messages
   * @param strata at least one
   * @param tokenizer the model's
   * @param count how many pairs
   * @param seed of the one generator that everything is drawn from
   * @throws HeadframeException if there are fewer
   */
  static List<PromptPair> draw(String source, List<Stratum> strata, Tokenizer tokenizer, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Deque<Turn> turns = new ArrayDeque<>();
    strata.forEach(stratum -> turns.add(new Turn(stratum, new Permutation(stratum.size()))));
    List<PromptPair> pairs = new ArrayList<>();
    long tries = (long) TRIES_FOR_EACH * (count + strata.size());
    while (pairs.size() < count && !turns.isEmpty() && tries > 0) {
      Turn turn = turns.remove();
      boolean found = false;
      while (!found && turn.order.hasNext() && tries-- > 0) {
        PromptPair pair = turn.stratum.pairs().pair(turn.order.next(random), random);
        found = TokenizerWords.takes(tokenizer, pair);
        if (found) {
          pairs.add(pair);
        }
      }
      if (found) {
        turns.add(turn);
      }
    }
    if (pairs.size() < count) {
      throw new HeadframeException(GeneratorError.TOO_FEW_PAIRS, source, count, pairs.size());
    }
    return List.copyOf(pairs);
  }

  private record Turn(Stratum stratum, Permutation order) {}
}
