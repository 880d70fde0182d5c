package io.headframe.prompts.generators.internal;

import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.EncodedPair;
import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.api.PromptPair;
import java.util.HashSet;
import java.util.List;

/** Checks a source with words that are one token each: eight pairs of which no two are equal and all can be encoded. */
final class SourceHealth {

  private static final int PAIRS = 8;

  private SourceHealth() {}

  /** @throws RuntimeException if the source does not work */
  static void check(PairSource source, long seed) {
    Tokenizer words = new AnyWords();
    List<PromptPair> pairs = source.pairs(words, PAIRS, seed);
    pairs.forEach(pair -> EncodedPair.of(pair, words));
    int distinct = new HashSet<>(pairs).size();
    if (distinct != PAIRS) {
      throw new IllegalStateException(PAIRS + " pairs were asked for, and found were " + distinct + " different ones");
    }
  }
}
