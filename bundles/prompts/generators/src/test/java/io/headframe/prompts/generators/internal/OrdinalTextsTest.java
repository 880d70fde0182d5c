package io.headframe.prompts.generators.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.prompts.api.PromptPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OrdinalTextsTest {

  private static final Pattern AFTER = Pattern.compile("After (\\S+) comes (\\S+)");

  @Test
  void sentences_areInOrder() {
    String text = new OrdinalTexts().texts(20_000, 1).findFirst().orElseThrow();
    String[] sentences = text.substring(0, text.lastIndexOf('.')).split("\\. ");
    Map<String, String> said = new HashMap<>();
    int runs = 0;
    for (String sentence : sentences) {
      Matcher after = AFTER.matcher(sentence);
      if (after.matches()) {
        said.put(after.group(1), after.group(2));
      } else {
        List<String> words = List.of(sentence.split(" "));
        if (!words.get(0).startsWith("#") && words.size() > 3) {
          String prompt = String.join(" ", words.subList(0, words.size() - 1));
          Prompts.checkSuccessor(new PromptPair(prompt, prompt, " " + words.get(words.size() - 1),
              " " + words.get(words.size() - 1)));
          runs++;
        }
      }
    }
    assertTrue(runs > 800, runs + " runs");
    assertEquals("Monday", said.get("Sunday"));
    assertEquals("13", said.get("12"));
    assertEquals("#8", said.get("#7"));
    assertEquals("Jan", said.get("Dec"));
    assertEquals(null, said.get("Z"));
  }
}
