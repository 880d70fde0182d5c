package io.headframe.prompts.generators.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.EncodedPair;
import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.api.PromptPair;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every source promises, on a tokenizer of words. */
class PairSourceTest {

  private static final int COUNT = 40;

  private final Tokenizer tokenizer = new WordTokenizer(word -> true);

  static List<PairSource> sources() {
    return List.of(new IndirectObject(), new GreaterThan(), new Successor());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void pairs_areAsManyAsAsked(PairSource source) {
    assertEquals(COUNT, source.pairs(tokenizer, COUNT, 1).size());
    assertEquals(1, source.pairs(tokenizer, 1, 1).size());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void pairs_dependOnTheSeedAlone(PairSource source) {
    List<PromptPair> first = source.pairs(tokenizer, COUNT, 1);
    assertEquals(first, source.pairs(tokenizer, COUNT, 1));
    assertNotEquals(first, source.pairs(tokenizer, COUNT, 2));
  }

  /** Seeding again for each pair, as a published library did, makes them all the same. */
  @ParameterizedTest
  @MethodSource("sources")
  void pairs_differFromEachOther(PairSource source) {
    List<PromptPair> pairs = source.pairs(tokenizer, COUNT, 1);
    assertEquals(COUNT, pairs.stream().map(PromptPair::clean).distinct().count());
    assertTrue(pairs.stream().map(PromptPair::answer).distinct().count() > 10, "answers are drawn, too");
  }

  @ParameterizedTest
  @MethodSource("sources")
  void pairs_canBeEncodedAndTheirPromptsDiffer(PairSource source) {
    for (PromptPair pair : source.pairs(tokenizer, COUNT, 1)) {
      EncodedPair.of(pair, tokenizer);
      assertNotEquals(pair.clean(), pair.corrupt());
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void smallerSample_isTheBeginningOfTheGreater(PairSource source) {
    assertEquals(source.pairs(tokenizer, COUNT, 1).subList(0, 10), source.pairs(tokenizer, 10, 1));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void description_isOneLineWithoutAFullStop(PairSource source) {
    assertEquals(1, source.description().lines().count());
    assertTrue(!source.description().endsWith("."));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void prompts_doNotEndWithASpace(PairSource source) {
    for (PromptPair pair : source.pairs(tokenizer, COUNT, 3)) {
      assertEquals(pair.clean().strip(), pair.clean());
      assertEquals(pair.corrupt().strip(), pair.corrupt());
    }
  }
}
