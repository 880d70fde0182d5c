package io.headframe.prompts.generators.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.testing.WordTokenizer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ArithmeticTest {

  private static final Pattern PROBLEM = Pattern.compile("(\\d+) ([+-]) (\\d+) = (\\d+)\\.");

  @Test
  void examplesAndAnswers_areRight() {
    for (PromptPair pair : new Arithmetic().pairs(new WordTokenizer(word -> true), 200, 1)) {
      assertEquals(2, checked(pair.clean() + pair.answer() + "."));
      assertEquals(2, checked(pair.corrupt() + pair.wrong() + "."));
      assertNotEquals(pair.answer(), pair.wrong());
    }
  }

  @Test
  void texts_areRight() {
    String text = new ArithmeticTexts().texts(6000, 1).findFirst().orElseThrow();
    assertEquals(1000, checked(text));
    long sums = PROBLEM.matcher(text).results().filter(problem -> problem.group(2).equals("+")).count();
    // Half of 1000, with a deviation of √250.
    assertEquals(500, sums, 80);
  }

  @Test
  void tokenizerThatWritesDigits_isRefused() {
    WordTokenizer tokenizer = new WordTokenizer(word -> !word.matches("\\d\\d"));
    HeadframeException error = assertThrows(HeadframeException.class, () -> new Arithmetic().pairs(tokenizer, 5, 1));
    assertTrue(error.getMessage().contains("10 of 99 numbers"), error.getMessage());
  }

  /** How many problems there are. */
  private static int checked(String text) {
    int problems = 0;
    Matcher matcher = PROBLEM.matcher(text);
    while (matcher.find()) {
      MatchResult problem = matcher.toMatchResult();
      int first = Integer.parseInt(problem.group(1));
      int second = Integer.parseInt(problem.group(3));
      assertEquals(problem.group(2).equals("+") ? first + second : first - second, Integer.parseInt(problem.group(4)),
          problem.group());
      problems++;
    }
    return problems;
  }
}
