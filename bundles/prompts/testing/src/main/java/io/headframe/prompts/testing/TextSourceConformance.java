package io.headframe.prompts.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.tck.TechniqueConformance;
import io.headframe.prompts.api.TextSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every {@link TextSource} must do. A test class extends it and gives the source. */
public abstract class TextSourceConformance extends TechniqueConformance<TextSource> {

  private static final Pattern WORD = Pattern.compile(TextSource.WORD);
  private static final long SEED = 1;
  private static final int TEXTS = 20;
  private static final int LENGTH = 200;

  /** For the test of one source. */
  protected TextSourceConformance() {}

  @Override
  protected final Class<?> extensionPoint() {
    return TextSource.class;
  }

  @Test
  void description_isOneLineWithoutAFullStop() {
    String description = technique().description();
    assertTrue(!description.isBlank() && description.lines().count() == 1 && !description.endsWith("."), description);
  }

  @Test
  void words_areWords_andDiffer() {
    List<String> words = technique().words();
    assertEquals(words.size(), new HashSet<>(words).size());
    words.forEach(word -> assertTrue(WORD.matcher(word).matches(), () -> "'" + word + "' is not one word"));
  }

  @Test
  void texts_areOfWordsThatAreNamed() {
    Set<String> named = Set.copyOf(technique().words());
    texts(LENGTH, SEED).forEach(text ->
        words(text).forEach(word -> assertTrue(named.contains(word), () -> "'" + word + "' is not named: " + text)));
  }

  @Test
  void texts_haveTheirLength() {
    for (int length : new int[] {32, LENGTH, 600}) {
      texts(length, SEED).forEach(text -> assertEquals(length, words(text).size(), text));
    }
  }

  @Test
  void texts_differFromEachOther() {
    List<String> texts = texts(LENGTH, SEED);
    assertEquals(texts.size(), new HashSet<>(texts).size());
  }

  @Test
  void oneSeed_givesTheSameTexts_andAnotherOthers() {
    assertEquals(texts(LENGTH, SEED), texts(LENGTH, SEED));
    assertNotEquals(texts(LENGTH, SEED), texts(LENGTH, SEED + 1));
  }

  /** Whoever goes on after an interruption passes over what was used. */
  @Test
  void laterTexts_doNotDependOnThoseBefore() {
    List<String> texts = texts(LENGTH, SEED);
    assertEquals(texts.subList(TEXTS / 2, TEXTS),
        technique().texts(LENGTH, SEED).skip(TEXTS / 2).limit(TEXTS - TEXTS / 2).toList());
  }

  private List<String> texts(int length, long seed) {
    return technique().texts(length, seed).limit(TEXTS).toList();
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }
}
