package io.headframe.prompts.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.TechniqueConformance;
import io.headframe.prompts.api.EncodedPair;
import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.api.PromptPair;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link PairSource} must do. A test class extends it and gives the source, and a tokenizer where words that
 * are one token each do not suit it.
 */
public abstract class PairSourceConformance extends TechniqueConformance<PairSource> {

  private static final long SEED = 1;

  /** More than any source has. */
  private static final int TOO_MANY = Integer.MAX_VALUE;

  /** For the test of one source. */
  protected PairSourceConformance() {}

  /** A tokenizer with which the source makes at least {@link #count()} pairs. */
  protected Tokenizer tokenizer() {
    return new WordTokenizer(word -> true);
  }

  /** How many pairs the source is asked for; at least 2. */
  protected int count() {
    return 40;
  }

  @Override
  protected final Class<?> extensionPoint() {
    return PairSource.class;
  }

  @Test
  void description_isOneLineWithoutAFullStop() {
    String description = technique().description();
    assertTrue(!description.isBlank() && description.lines().count() == 1 && !description.endsWith("."), description);
  }

  @Test
  void pairs_areAsManyAsAsked() {
    assertEquals(count(), pairs(SEED).size());
    assertEquals(1, technique().pairs(tokenizer(), 1, SEED).size());
  }

  @Test
  void oneSeed_givesTheSamePairs_andAnotherOthers() {
    assertEquals(pairs(SEED), pairs(SEED));
    assertEquals(without().contains(Capability.SEED), pairs(SEED).equals(pairs(SEED + 1)),
        "whether another seed gives the same pairs, which is what a source without Capability.SEED does");
  }

  /** Seeding again for each pair makes them all the same. */
  @Test
  void pairs_differFromEachOther() {
    List<PromptPair> pairs = pairs(SEED);
    assertEquals(pairs.size(), new HashSet<>(pairs).size());
  }

  @Test
  void promptsAndAnswers_ofAPair_differ() {
    for (PromptPair pair : pairs(SEED)) {
      assertNotEquals(pair.clean(), pair.corrupt());
      assertNotEquals(pair.answer(), pair.wrong());
    }
  }

  @Test
  void answers_areOneToken_andPromptsEquallyLong() {
    Tokenizer tokenizer = tokenizer();
    technique().pairs(tokenizer, count(), SEED).forEach(pair -> EncodedPair.of(pair, tokenizer));
  }

  /** A space at the end is a token of its own in many vocabularies, after which models expect no word. */
  @Test
  void prompts_doNotBeginOrEndWithASpace() {
    for (PromptPair pair : pairs(SEED)) {
      assertEquals(pair.clean().strip(), pair.clean());
      assertEquals(pair.corrupt().strip(), pair.corrupt());
    }
  }

  @Test
  void morePairsThanThereAre_areRefused() {
    assertThrows(HeadframeException.class, () -> technique().pairs(tokenizer(), TOO_MANY, SEED));
  }

  private List<PromptPair> pairs(long seed) {
    return technique().pairs(tokenizer(), count(), seed);
  }
}
