package io.headframe.prompts.generators.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.testing.WordTokenizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reads stories with rules of its own and keeps account of who has what. */
class StoryTextsTest {

  private static final Pattern FOUND = Pattern.compile("(\\w+) found a \\w+ (\\w+) at");
  private static final Pattern GAVE = Pattern.compile("(\\w+) gave the (\\w+) to (\\w+)");
  private static final Pattern HAD = Pattern.compile("(\\w+) had the (\\w+)");
  private static final Pattern ASKED = Pattern.compile("Where is the (\\w+)\\?\" said (\\w+)");
  private static final Pattern ANSWERED = Pattern.compile("have it,\" said (\\w+)");
  private static final Pattern PLAYED = Pattern.compile("(\\w+) and (\\w+) played with the (\\w+)");

  @Test
  void everyStory_agreesWithItself_andEnds() {
    String text = new StoryTexts().texts(60_000, 1).findFirst().orElseThrow();
    List<String> stories = List.of(text.split("(?<=The end\\.) "));
    assertTrue(stories.size() > 400, stories.size() + " stories");
    int checked = stories.subList(0, stories.size() - 1).stream().mapToInt(StoryTextsTest::check).sum();
    assertTrue(checked > 400, checked + " sentences about who has what");
  }

  private static int check(String story) {
    assertTrue(story.startsWith("Once upon a time") || story.startsWith("One day"), story);
    assertTrue(story.endsWith(" The end."), story);
    Map<String, String> owners = new HashMap<>();
    String asked = "";
    int checked = 0;
    for (String sentence : story.split("(?<=[.]\"?) ")) {
      Matcher found = FOUND.matcher(sentence);
      Matcher gave = GAVE.matcher(sentence);
      Matcher had = HAD.matcher(sentence);
      Matcher question = ASKED.matcher(sentence);
      Matcher answer = ANSWERED.matcher(sentence);
      Matcher played = PLAYED.matcher(sentence);
      if (found.find()) {
        assertTrue(owners.put(found.group(2), found.group(1)) == null, story);
      } else if (gave.find()) {
        assertEquals(gave.group(1), owners.put(gave.group(2), gave.group(3)), story);
        assertTrue(!gave.group(1).equals(gave.group(3)), story);
        checked++;
      } else if (had.find()) {
        assertEquals(owners.get(had.group(2)), had.group(1), story);
        checked++;
      } else if (played.find()) {
        assertEquals(owners.get(played.group(3)), played.group(1), story);
        checked++;
      }
      if (question.find()) {
        asked = question.group(1);
        assertTrue(!question.group(2).equals(owners.get(asked)), story);
      }
      if (answer.find()) {
        assertEquals(owners.get(asked), answer.group(1), story);
        checked++;
      }
    }
    return checked;
  }

  /** The vocabulary is that of the grammar and no larger. */
  @Test
  void everyWord_isUsed() {
    String text = new StoryTexts().texts(100_000, 2).findFirst().orElseThrow();
    assertEquals(new StoryTexts().words(), Texts.words(List.of(text)));
  }

  @Test
  void pairs_askWhoWasGivenIt() {
    for (PromptPair pair : new Stories().pairs(new WordTokenizer(word -> true), 100, 1)) {
      Matcher clean = GAVE.matcher(pair.clean());
      Matcher corrupt = GAVE.matcher(pair.corrupt());
      assertTrue(clean.find() && corrupt.find());
      assertEquals(" " + clean.group(3), pair.answer());
      assertEquals(" " + clean.group(1), pair.wrong());
      assertEquals(clean.group(1), corrupt.group(3));
      assertEquals(clean.group(3), corrupt.group(1));
    }
  }
}
