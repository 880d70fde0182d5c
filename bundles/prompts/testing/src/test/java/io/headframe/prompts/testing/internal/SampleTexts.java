package io.headframe.prompts.testing.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.prompts.api.TextSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A source that keeps every rule of the kit, or breaks the one whose test is named. */
public final class SampleTexts implements TextSource, HealthCheck {

  private final String broken;
  private final Random shared = new Random(3);

  /** Keeps every rule. */
  public SampleTexts() {
    this("");
  }

  SampleTexts(String broken) {
    this.broken = broken;
  }

  @Override
  public String description() {
    return breaks("description_isOneLineWithoutAFullStop") ? "Letters\nand more" : "random letters";
  }

  @Override
  public List<String> words() {
    if (breaks("words_areWords_andDiffer")) {
      return List.of("a", "b", "c", "d", "e", "f", "g", "h", "a b");
    }
    return breaks("texts_areOfWordsThatAreNamed")
        ? List.of("a", "b") : List.of("a", "b", "c", "d", "e", "f", "g", "h");
  }

  @Override
  public Stream<String> texts(int length, long seed) {
    long own = breaks("oneSeed_givesTheSameTexts_andAnotherOthers") ? 5 : seed;
    if (breaks("laterTexts_doNotDependOnThoseBefore")) {
      // Seeded by how often it was asked, so that what comes depends on what was used.
      return IntStream.iterate(0, text -> text + 1).mapToObj(text -> text(length, own + shared.nextLong()));
    }
    return IntStream.iterate(0, text -> text + 1)
        .mapToObj(text -> text(length, breaks("texts_differFromEachOther") ? own : own * 1000 + text));
  }

  private String text(int length, long seed) {
    return new Random(seed).ints(breaks("texts_haveTheirLength") ? length + 1 : length, 'a', 'h' + 1)
        .mapToObj(letter -> Character.toString(letter)).collect(Collectors.joining(" "));
  }

  private boolean breaks(String rule) {
    return broken.equals(rule);
  }

  @Override
  public void checkHealth(Run run) {
    texts(3, run.seed()).findFirst();
  }
}
