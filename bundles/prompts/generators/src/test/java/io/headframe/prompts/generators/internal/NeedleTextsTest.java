package io.headframe.prompts.generators.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.models.constructed.internal.ConstructedModel;
import io.headframe.prompts.api.EncodedPair;
import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.testing.WordTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NeedleTextsTest {

  /** Each key goes on in the same way wherever it stands, and no word of a value is hay. */
  @Test
  void keyThatReturns_hasItsValueAgain() {
    int returned = 0;
    for (String text : new NeedleTexts().texts(600, 1).limit(30).toList()) {
      List<String> words = List.of(text.split(" "));
      Map<String, String> values = new HashMap<>();
      Set<String> ofValues = new HashSet<>();
      List<String> hay = new ArrayList<>();
      for (int i = 0; i < words.size(); i++) {
        if (!words.get(i).startsWith("#")) {
          hay.add(words.get(i));
        } else if (i + 1 < words.size()) {
          String value = words.get(i + 1);
          String before = values.putIfAbsent(words.get(i), value);
          returned += before == null ? 0 : 1;
          assertEquals(before == null ? value : before, value);
          ofValues.add(value);
          i++;
        } else {
          break;
        }
      }
      assertTrue(hay.stream().noneMatch(ofValues::contains), text);
    }
    assertTrue(returned > 30 * 50, "keys returned " + returned + " times in 30 texts");
  }

  @Test
  void pairs_askForTheWordAfterTheKey() {
    for (PromptPair pair : new NeedlePairs().pairs(new WordTokenizer(word -> true), 60, 1)) {
      checkAsked(pair.clean(), pair.answer());
      checkAsked(pair.corrupt(), pair.wrong());
      assertEquals(101, pair.clean().split(" ").length);
    }
  }

  /** The constructed model's tokenizer has a token of the beginning, and one for each word. */
  @Test
  void words_areOnesOfTheConstructedModel() {
    try (Checkpoint constructed = new ConstructedModel().open(); Tokenizer tokenizer = constructed.openTokenizer()) {
      assertEquals(16 + 64, new NeedleTexts().words().size());
      for (String text : new NeedleTexts().texts(511, 3).limit(10).toList()) {
        assertEquals(512, tokenizer.encode(text).length);
      }
      for (PromptPair pair : new NeedlePairs().pairs(tokenizer, 20, 1)) {
        assertEquals(102, EncodedPair.of(pair, tokenizer).clean().length);
      }
    }
  }

  @Test
  void tokenizerWithFewSyllables_isRefused() {
    Set<String> few = Set.of("#", "1", "2", "3", "ba", "de", "fi");
    HeadframeException error = assertThrows(HeadframeException.class,
        () -> new NeedlePairs().pairs(new WordTokenizer(few::contains), 5, 1));
    assertTrue(error.getMessage().contains("3 of 256 syllables"), error.getMessage());
  }

  private static void checkAsked(String prompt, String answer) {
    List<String> words = Arrays.asList(prompt.split(" "));
    String key = words.get(words.size() - 1);
    assertEquals(" " + words.get(words.indexOf(key) + 1), answer, prompt);
    assertEquals(1, words.stream().filter(word -> (" " + word).equals(answer)).count(), prompt);
  }
}
