package io.headframe.prompts.generators.internal;

import io.headframe.prompts.api.TextSource;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes texts of given lengths out of parts. */
final class Texts {

  private Texts() {}

  /**
   * Texts of parts with spaces between them.
   *
   * @param length words of each text, at least 1
   * @param seed of all texts; each has a generator of its own
   * @param begin begins a text: what it gives makes the text's parts, one after the other
   */
  static Stream<String> of(int length, long seed, Function<SplittableRandom, Supplier<String>> begin) {
    if (length < 1) {
      throw new IllegalArgumentException("a text has at least 1 word, not " + length);
    }
    // Seeds at a fixed distance would give generators that are one sequence, entered at different places.
    return new SplittableRandom(seed).longs().mapToObj(own -> text(length, begin.apply(new SplittableRandom(own))));
  }

  private static String text(int length, Supplier<String> parts) {
    StringBuilder text = new StringBuilder();
    int words = 0;
    while (true) {
      String part = parts.get();
      Matcher matcher = pattern().matcher(part);
      while (matcher.find()) {
        if (++words == length) {
          return text.append(part, 0, matcher.end()).toString();
        }
      }
      text.append(part).append(' ');
    }
  }

  /** The words and signs of texts, each once, in the order of Unicode. */
  static List<String> words(Collection<String> texts) {
    return texts.stream().flatMap(text -> pattern().matcher(text).results().map(MatchResult::group)).distinct().sorted()
        .toList();
  }

  private static Pattern pattern() {
    return Pattern.compile(TextSource.WORD);
  }

  /** One of several, each equally likely. */
  static <T> T pick(List<T> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }

  /** Checks that a source makes a text of its own words. */
  static void checkHealth(TextSource source, long seed) {
    List<String> words = source.words();
    source.texts(100, seed).limit(3).forEach(text -> words(List.of(text)).forEach(word -> {
      if (!words.contains(word)) {
        throw new IllegalStateException("'" + word + "' is none of the words that the source names");
      }
    }));
  }
}
