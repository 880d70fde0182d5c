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
   * Two thirds of the stretches return, and of a stretch of n the n − 1 pairs: of stretches of 2 to 10 that is 2/3 · 5
   * / 6 = 0.56 of all pairs, and of the others some return by chance,
   * one in twenty in texts of 500: 0.58.
   */
  @Test
  void moreThanHalfOfThePairs_stoodInTheTextBefore() {
    int known = 0;
    int all = 0;
    for (String text : new RepeatTexts().texts(500, 1).limit(100).toList()) {
      List<String> words = List.of(text.split(" "));
      Set<String> pairs = new HashSet<>();
      for (int i = 1; i < words.size(); i++) {
        all++;
        known += pairs.add(words.get(i - 1) + " " + words.get(i)) ? 0 : 1;
      }
    }
    assertEquals(0.58, (double) known / all, 0.03);
  }

  /** What returns comes from anywhere: also from hundreds of syllables before. */
  @Test
  void stretches_returnFromNearAndFar() {
    int near = 0;
    int far = 0;
    for (String text : new RepeatTexts().texts(500, 2).limit(20).toList()) {
      List<String> words = List.of(text.split(" "));
      for (int i = 300; i + 2 < words.size(); i++) {
        int before = Collections.lastIndexOfSubList(words.subList(0, i + 2), words.subList(i, i + 3));
        near += before >= 0 && i - before < 100 ? 1 : 0;
        far += before >= 0 && i - before > 200 ? 1 : 0;
      }
    }
    assertTrue(near > 200 && far > 200, "near " + near + ", far " + far);
  }
}
