package io.headframe.prompts.generators.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.prompts.api.PromptPair;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads prompts as a person would, without the generators' code, and checks that the answers are right. */
final class Prompts {

  private static final List<List<String>> CYCLES = List.of(
      calendar(DayOfWeek.values(), 9), calendar(DayOfWeek.values(), 3), calendar(Month.values(), 9),
      calendar(Month.values(), 3));

  private static final List<List<String>> ORDERS = List.of(
      List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
      List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
          "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
          "twentieth"));

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

  /** @return the class of the words: what follows goes by other rules in each */
  static String checkSuccessor(PromptPair pair) {
    String kind = checkNext(pair.clean(), pair.answer());
    assertEquals(kind, checkNext(pair.corrupt(), pair.wrong()), pair.toString());
    return kind;
  }

  private static String checkNext(String prompt, String answer) {
    List<String> words = Pattern.compile("\\S+").matcher(prompt + answer).results().map(MatchResult::group).toList();
    List<String> run = words.subList(words.size() - 4, words.size());
    String first = run.get(0);
    if (first.matches("\\d+")) {
      int start = Integer.parseInt(first);
      assertEquals(IntStream.range(start, start + 4).mapToObj(Integer::toString).toList(), run, prompt);
      return "number";
    }
    if (first.matches("[A-Z]")) {
      assertTrue("ABCDEFGHIJKLMNOPQRSTUVWXYZ".contains(String.join("", run)), prompt);
      return "letter";
    }
    List<String> order = Stream.concat(ORDERS.stream(), CYCLES.stream()).filter(each -> each.containsAll(run))
        .findFirst().orElseThrow(() -> new AssertionError(run + " is of no class"));
    for (int i = 1; i < run.size(); i++) {
      int place = order.indexOf(run.get(i - 1)) + 1;
      assertEquals(order.get(CYCLES.contains(order) ? place % order.size() : place), run.get(i), prompt);
    }
    return "order of " + order.get(0);
  }

  /** Names as English writes them, of so many letters at most. */
  private static List<String> calendar(Enum<?>[] constants, int letters) {
    return Arrays.stream(constants).map(constant -> constant.name().charAt(0)
        + constant.name().substring(1, Math.min(letters, constant.name().length())).toLowerCase(Locale.ROOT)).toList();
  }

  private static Matcher match(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertTrue(matcher.find(), text);
    return matcher;
  }
}
