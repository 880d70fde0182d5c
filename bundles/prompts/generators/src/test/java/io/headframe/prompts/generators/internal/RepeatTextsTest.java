package io.headframe.prompts.generators.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RepeatTextsTest {

  /**
   * Of 500 syllables the pairs within stretches that return were there before, five of six of two thirds, but for the
   * beginning and what is cut off at the last ten: a simulation in another language has 0.55 with the pairs that random
   * stretches share by chance.
   */
  @Test
  void moreThanHalfOfThePairs_stoodInTheTextBefore() {
    int known = 0;
    int all = 0;
    for (int seed = 0; seed < 100; seed++) {
      List<String> words = words(seed);
      Set<String> pairs = new HashSet<>();
      for (int i = 1; i < words.size(); i++) {
        all++;
        known += pairs.add(words.get(i - 1) + " " + words.get(i)) ? 0 : 1;
      }
    }
    assertEquals(0.55, (double) known / all, 0.03);
  }

  /** What returns comes from anywhere: also from hundreds of syllables before. */
  @Test
  void stretches_returnFromNearAndFar() {
    int near = 0;
    int far = 0;
    for (int seed = 0; seed < 20; seed++) {
      List<String> words = words(seed);
      for (int i = 300; i + 2 < words.size(); i++) {
        int before = Collections.lastIndexOfSubList(words.subList(0, i + 2), words.subList(i, i + 3));
        near += before >= 0 && i - before < 100 ? 1 : 0;
        far += before >= 0 && i - before > 200 ? 1 : 0;
      }
    }
    assertTrue(near > 200 && far > 200, "near " + near + ", far " + far);
  }

  private static List<String> words(long seed) {
    return List.of(new RepeatTexts().texts(500, seed).findFirst().orElseThrow().split(" "));
  }
}
