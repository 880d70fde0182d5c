package io.headframe.prompts.generators.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.testing.WordTokenizer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What our sources do beyond what every source promises, on a tokenizer of words. */
class PairSourceTest {

  private static final int COUNT = 40;

  private final Tokenizer tokenizer = new WordTokenizer(word -> true);

  static List<PairSource> sources() {
    return List.of(new IndirectObject(), new GreaterThan(), new Successor(), new NeedlePairs(), new Arithmetic(),
        new Facts(), new ContradictedFacts(), new Stories());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void answersAndCleanPrompts_areDrawn(PairSource source) {
    List<PromptPair> pairs = source.pairs(tokenizer, COUNT, 1);
    assertEquals(COUNT, pairs.stream().map(PromptPair::clean).distinct().count());
    assertTrue(pairs.stream().map(PromptPair::answer).distinct().count() > 10, "answers are drawn, too");
  }

  @ParameterizedTest
  @MethodSource("sources")
  void smallerSample_isTheBeginningOfTheGreater(PairSource source) {
    assertEquals(source.pairs(tokenizer, COUNT, 1).subList(0, 10), source.pairs(tokenizer, 10, 1));
  }
}
