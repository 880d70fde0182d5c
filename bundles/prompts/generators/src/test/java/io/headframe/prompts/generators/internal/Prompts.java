package io.headframe.prompts.generators.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.prompts.api.PromptPair;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads prompts as a person would, without the generators' code, and checks that the answers are right. */
final class Prompts {

  private static final List<List<String>> CYCLES = List.of(
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
      Arrays.stream(Month.values()).map(month ->
          month.name().charAt(0) + month.name().substring(1).toLowerCase(Locale.ROOT)).toList());

  private static final List<String> NUMBER_WORDS = List.of("one", "two", "three", "four", "five", "six", "seven",
      "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
      "nineteen", "twenty");

  /** Two names, and the subject, whose verb and object come before the end. */
  private static final Pattern GIVING = Pattern.compile(
      "\\b(\\p{Lu}\\p{L}+) and (\\p{Lu}\\p{L}+)\\b.*\\b(\\p{Lu}\\p{L}+) (?:had )?\\p{L}+ the \\p{L}+ to$");

  private static final Pattern YEARS = Pattern.compile("(\\d\\d)(\\d\\d)\\D+ (\\d\\d)$");

  private Prompts() {}

  /** Whether the indirect object is named first. */
  static boolean checkIndirectObject(PromptPair pair) {
    Matcher clean = match(GIVING, pair.clean());
    Matcher corrupt = match(GIVING, pair.corrupt());
    boolean first = !clean.group(3).equals(clean.group(1));
    assertEquals(" " + (first ? clean.group(1) : clean.group(2)), pair.answer(), pair.clean());
    assertEquals(" " + clean.group(3), pair.wrong(), pair.clean());
    assertTrue(!clean.group(1).equals(clean.group(2)), pair.clean());
    assertEquals(pair.answer().strip(), corrupt.group(3), pair.corrupt());
    assertEquals(pair.clean().substring(0, clean.start(3)), pair.corrupt().substring(0, corrupt.start(3)));
    assertEquals(pair.clean().substring(clean.end(3)), pair.corrupt().substring(corrupt.end(3)));
    return first;
  }

  static void checkGreaterThan(PromptPair pair) {
    Matcher clean = match(YEARS, pair.clean());
    Matcher corrupt = match(YEARS, pair.corrupt());
    int start = Integer.parseInt(clean.group(2));
    assertEquals(clean.group(1), clean.group(3), pair.clean());
    assertTrue(Integer.parseInt(pair.answer()) > start, pair.toString());
    assertTrue(Integer.parseInt(pair.wrong()) < start, pair.toString());
    assertTrue(Integer.parseInt(pair.wrong()) > 1, pair.toString());
    assertEquals("01", corrupt.group(2));
    assertEquals(pair.clean().replace(clean.group(1) + clean.group(2), clean.group(1) + "01"), pair.corrupt());
  }

  static void checkSuccessor(PromptPair pair) {
    assertEquals(" " + next(pair.clean()), pair.answer(), pair.clean());
    assertEquals(" " + next(pair.corrupt()), pair.wrong(), pair.corrupt());
    assertEquals(kind(pair.answer().strip()), kind(pair.wrong().strip()), pair.toString());
  }

  /** The class of a word: what follows it goes by other rules in each. */
  static String kind(String word) {
    if (word.matches("\\d+")) {
      return "number";
    }
    if (word.matches("[A-Z]")) {
      return "letter";
    }
    return NUMBER_WORDS.contains(word) ? "number word" : "cycle of " + cycle(word).size();
  }

  private static String next(String prompt) {
    List<String> words = Pattern.compile("\\S+").matcher(prompt).results().map(MatchResult::group).toList();
    List<String> shown = words.subList(words.size() - 3, words.size());
    assertEquals(shown.get(1), following(shown.get(0)), prompt);
    assertEquals(shown.get(2), following(shown.get(1)), prompt);
    return following(shown.get(2));
  }

  private static String following(String word) {
    return switch (kind(word)) {
      case "number" -> Integer.toString(Integer.parseInt(word) + 1);
      case "letter" -> Character.toString(word.charAt(0) + 1);
      case "number word" -> NUMBER_WORDS.get(NUMBER_WORDS.indexOf(word) + 1);
      default -> cycle(word).get((cycle(word).indexOf(word) + 1) % cycle(word).size());
    };
  }

  private static List<String> cycle(String word) {
    return CYCLES.stream().filter(cycle -> cycle.contains(word)).findFirst()
        .orElseThrow(() -> new AssertionError("'" + word + "' is of no class"));
  }

  private static Matcher match(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertTrue(matcher.find(), text);
    return matcher;
  }
}
