package io.headframe.prompts.generators.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {

  /** Generators whose seeds lie at SplittableRandom's own step apart are one sequence, a draw later each. */
  @Test
  void texts_ofOneSeed_areNoShiftedCopiesOfEachOther() {
    List<String> texts = texts(1, 50);
    for (int text = 1; text < texts.size(); text++) {
      String five = String.join(" ", List.of(texts.get(text).split(" ")).subList(0, 5));
      assertFalse(texts.get(text - 1).contains(five), texts.get(text - 1));
    }
  }

  @Test
  void texts_ofOneSeed_areTheSameAgain() {
    assertEquals(texts(2, 5), texts(2, 5));
  }

  private static List<String> texts(long seed, int count) {
    return Texts.of(100, seed, random -> () -> "w" + random.nextInt(1000)).limit(count).toList();
  }
}
