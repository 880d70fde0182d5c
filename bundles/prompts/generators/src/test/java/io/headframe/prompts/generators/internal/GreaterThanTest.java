package io.headframe.prompts.generators.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.testing.WordTokenizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class GreaterThanTest {

  private final GreaterThan source = new GreaterThan();

  @Test
  void answer_isGreaterAndWrongIsLess() {
    source.pairs(new WordTokenizer(word -> true), 300, 1).forEach(Prompts::checkGreaterThan);
  }

  @Test
  void years_coverCenturiesAndStarts() {
    List<PromptPair> pairs = source.pairs(new WordTokenizer(word -> true), 900, 1);
    List<String> starts = pairs.stream().map(pair -> pair.clean().replaceAll("\\D*(\\d{4}).*", "$1")).toList();
    assertEquals(9, starts.stream().map(year -> year.substring(0, 2)).distinct().count());
    assertTrue(starts.stream().map(year -> year.substring(2)).distinct().count() > 90);
  }

  @Test
  void endingsThatTheTokenizerLacks_areNotUsed() {
    WordTokenizer tokenizer = new WordTokenizer(word -> !word.matches("[2-9]\\d"));
    for (PromptPair pair : source.pairs(tokenizer, 50, 1)) {
      assertTrue(Integer.parseInt(pair.answer()) < 20, pair.toString());
    }
  }

  @Test
  void tokenizerThatDoesNotHalveYears_isRefused() {
    WordTokenizer tokenizer = new WordTokenizer(word -> !word.matches("\\d\\d"));
    HeadframeException error = assertThrows(HeadframeException.class, () -> source.pairs(tokenizer, 5, 1));
    assertEquals(GeneratorError.TOO_FEW_WORDS.id(), error.id());
    assertTrue(error.getMessage().contains("0 of 98 last two digits"), error.getMessage());
  }
}
