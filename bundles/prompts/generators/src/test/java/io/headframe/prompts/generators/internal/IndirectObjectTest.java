package io.headframe.prompts.generators.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.testing.WordTokenizer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IndirectObjectTest {

  private final IndirectObject source = new IndirectObject();

  @Test
  void answer_isTheNameThatIsMentionedOnceAndCorruptionTurnsItRound() {
    source.pairs(new WordTokenizer(word -> true), 200, 1).forEach(Prompts::checkIndirectObject);
  }

  @Test
  void orders_areBalanced() {
    for (int count : new int[] {2, 50, 101}) {
      List<PromptPair> pairs = source.pairs(new WordTokenizer(word -> true), count, 5);
      long first = pairs.stream().filter(Prompts::checkIndirectObject).count();
      assertEquals((count + 1) / 2, first);
    }
  }

  @Test
  void everySentenceAndManyWords_areUsed() {
    List<PromptPair> pairs = source.pairs(new WordTokenizer(word -> true), 300, 2);
    assertEquals(8, pairs.stream().map(pair -> pair.clean().split(" ")[0]).distinct().count());
    assertTrue(pairs.stream().map(PromptPair::answer).distinct().count() >= 20);
  }

  @Test
  void tokenizerWithTwoNames_givesTheFewPairsThatItAllows() {
    Set<String> unknown = Set.copyOf(IndirectObject.NAMES.subList(2, IndirectObject.NAMES.size()));
    Set<String> alsoUnknown = Set.of("After", "Because", "Last", "Nobody", "On", "One", "While", "library", "theatre",
        "station", "castle", "school", "church", "museum", "park", "barn", "office", "farm", "letter", "ball", "cup",
        "lamp", "apple", "hat", "map", "ring", "bag", "coin", "cake");
    Tokenizer tokenizer = new WordTokenizer(word -> !unknown.contains(word) && !alsoUnknown.contains(word));
    assertEquals(Set.of(
            "At the garden, Mary and John met by chance, and John handed the book to",
            "At the garden, Mary and John met by chance, and Mary handed the book to",
            "At the garden, John and Mary met by chance, and John handed the book to",
            "At the garden, John and Mary met by chance, and Mary handed the book to"),
        Set.copyOf(source.pairs(tokenizer, 4, 1).stream().map(PromptPair::clean).toList()));
    HeadframeException error = assertThrows(HeadframeException.class, () -> source.pairs(tokenizer, 5, 1));
    assertEquals(GeneratorError.TOO_FEW_PAIRS.id(), error.id());
    assertTrue(error.getMessage().contains("asked for 5 different prompt pairs and found 4"), error.getMessage());
  }

  @Test
  void tokenizerWithOneName_isRefusedWithIt() {
    Set<String> unknown = Set.copyOf(IndirectObject.NAMES.subList(1, IndirectObject.NAMES.size()));
    HeadframeException error = assertThrows(HeadframeException.class,
        () -> source.pairs(new WordTokenizer(word -> !unknown.contains(word)), 5, 1));
    assertEquals(GeneratorError.TOO_FEW_WORDS.id(), error.id());
    assertTrue(error.getMessage().contains("1 of " + IndirectObject.NAMES.size() + " names"), error.getMessage());
    assertTrue(error.getMessage().contains("at least 2 (usable: Mary)"), error.getMessage());
  }

  @Test
  void tokenizerWithoutTheSentences_isRefused() {
    HeadframeException error = assertThrows(HeadframeException.class,
        () -> source.pairs(new WordTokenizer(word -> !word.equals("to")), 5, 1));
    assertTrue(error.getMessage().contains("0 of 8 sentences"), error.getMessage());
  }
}
