package io.headframe.prompts.generators.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.testing.WordTokenizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is true is written down here a second time, for a part of what is asked. */
class FactPairsTest {

  private static final Map<String, String> TRUE = Map.of("France", " Paris", "Japan", " Tokyo", "Peru", " Lima",
      "Norway", " Oslo", "Hungary", " Budapest", "1962", " Kennedy", "1966", " Johnson", "1985", " Reagan",
      "1999", " Clinton", "2016", " Obama");

  private static final Pattern ASKED = Pattern.compile("capital of (\\w+)|\\b(\\d{4})\\b");

  private final WordTokenizer anyWord = new WordTokenizer(word -> true);

  @Test
  void capitalsAndPresidents_areTrue() {
    int compared = checkTrue(new Facts().pairs(anyWord, 80, 1)) + checkTrue(new DatedFacts().pairs(anyWord, 120, 1));
    assertTrue(compared > 25, "only " + compared + " answers were compared");
  }

  @Test
  void dateDecides_andNothingElse() {
    for (PromptPair pair : new DatedFacts().pairs(anyWord, 100, 3)) {
      assertEquals(pair.clean().replaceAll("\\d{4}", "YEAR"), pair.corrupt().replaceAll("\\d{4}", "YEAR"));
      assertNotEquals(pair.answer(), pair.wrong());
    }
  }

  @Test
  void contradiction_asksForWhatTheContextSays() {
    for (PromptPair pair : new ContradictedFacts().pairs(anyWord, 100, 1)) {
      assertTrue(pair.clean().contains(pair.answer()), pair.toString());
      assertEquals(pair.clean().replace(pair.answer(), pair.wrong()), pair.corrupt());
      String known = TRUE.get(asked(pair.clean()));
      if (known != null) {
        assertEquals(known, pair.wrong());
      }
    }
  }

  @Test
  void tokenizerWithoutCapitals_isRefused() {
    WordTokenizer tokenizer = new WordTokenizer(word -> !word.matches("\\p{Lu}.*") || word.equals("The"));
    HeadframeException error = assertThrows(HeadframeException.class, () -> new Facts().pairs(tokenizer, 5, 1));
    assertEquals("HF-PAIRS-001", error.id());
    assertTrue(error.getMessage().contains("0 of 28 countries and their capitals"), error.getMessage());
  }

  private static int checkTrue(List<PromptPair> pairs) {
    int compared = 0;
    for (PromptPair pair : pairs) {
      String known = TRUE.get(asked(pair.clean()));
      if (known != null) {
        assertEquals(known, pair.answer(), pair.clean());
        compared++;
      }
    }
    return compared;
  }

  private static String asked(String prompt) {
    Matcher matcher = ASKED.matcher(prompt);
    assertTrue(matcher.find(), prompt);
    return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
  }
}
