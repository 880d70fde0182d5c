package io.headframe.prompts.generators.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.testing.WordTokenizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SuccessorTest {

  private static final Set<String> DAYS =
      Set.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  private final Successor source = new Successor();

  @Test
  void answers_areTheNextOfTheirClass() {
    source.pairs(new WordTokenizer(word -> true), 300, 1).forEach(Prompts::checkSuccessor);
  }

  @Test
  void classes_comeByTurns() {
    Map<String, Long> kinds = source.pairs(new WordTokenizer(word -> true), 80, 1).stream()
        .collect(Collectors.groupingBy(Prompts::checkSuccessor, Collectors.counting()));
    assertEquals(Set.of("number", "order of one", "order of first", "order of Monday", "order of Mon",
        "order of January", "order of Jan", "letter"), kinds.keySet());
    assertTrue(kinds.values().stream().allMatch(count -> count == 10), kinds::toString);
  }

  @Test
  void tokenizerWithDaysAlone_givesEachWindowOnce() {
    Tokenizer tokenizer = new WordTokenizer(DAYS::contains);
    List<PromptPair> pairs = source.pairs(tokenizer, 7, 1);
    assertEquals(7, pairs.stream().map(PromptPair::answer).distinct().count());
    HeadframeException error = assertThrows(HeadframeException.class, () -> source.pairs(tokenizer, 8, 1));
    assertTrue(error.getMessage().contains("asked for 8 different prompt pairs and found 7"), error.getMessage());
  }

  @Test
  void tokenizerWithOneStretchOfNeighbours_isRefused() {
    Tokenizer tokenizer = new WordTokenizer(Set.of("Monday", "Tuesday", "Wednesday", "Thursday")::contains);
    HeadframeException error = assertThrows(HeadframeException.class, () -> source.pairs(tokenizer, 1, 1));
    assertEquals(GeneratorError.TOO_FEW_NEIGHBOURS.id(), error.id());
    assertTrue(error.getMessage().contains("in more than 1 places"), error.getMessage());
  }
}
