package io.headframe.training.languagemodel.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import io.headframe.core.training.StepContext;
import io.headframe.prompts.api.TextSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratedWindowsTest {

  /** Texts of one word, with numbers that the seed draws. */
  private record Numbers(String word) implements TextSource {

    @Override
    public String description() {
      return "numbers";
    }

    @Override
    public List<String> words() {
      return List.of(word);
    }

    @Override
    public Stream<String> texts(int length, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      return Stream.generate(() -> word + random.ints(length - 1, 0, 100).mapToObj(each -> " " + each)
          .collect(Collectors.joining()));
    }
  }

  private record At(long step) implements StepContext {

    @Override
    public SplittableRandom random(String purpose) {
      return new SplittableRandom(step * 31 + purpose.hashCode());
    }

    @Override
    public NDManager scope() {
      throw new UnsupportedOperationException();
    }
  }

  private static Recipe recipe() {
    JsonObject changes = new JsonObject();
    Map.of("context", 64, "shortest", 16, "lengthenEvery", 10, "batch", 3).forEach(changes::addProperty);
    return Recipe.standard().with("of the test", changes);
  }

  private final AnyWords words = new AnyWords();

  private GeneratedWindows windows() {
    return new GeneratedWindows(
        List.of(new Numbers("left"), new Numbers("right"), new Numbers("right")), words, recipe());
  }

  @Test
  void windows_growToTheContext_withAsManyTokens() {
    for (int[] expected : new int[][] {{0, 16}, {9, 16}, {10, 32}, {20, 64}, {1_000_000_000, 64}}) {
      int[][] batch = windows().batch(new At(expected[0]));
      assertEquals(3 * 64 / expected[1], batch.length);
      assertTrue(Arrays.stream(batch).allMatch(window -> window.length == expected[1] + 1));
    }
  }

  @Test
  void batch_dependsOnItsStepAlone_andNoWindowReturns() {
    List<String> seen = new ArrayList<>();
    for (int step = 0; step < 5; step++) {
      int[][] batch = windows().batch(new At(step));
      assertTrue(Arrays.deepEquals(batch, windows().batch(new At(step))));
      Arrays.stream(batch).map(Arrays::toString).forEach(seen::add);
    }
    assertEquals(seen.size(), seen.stream().distinct().count());
    windows().heldOut().stream().flatMap(Arrays::stream).map(Arrays::toString)
        .forEach(held -> assertFalse(seen.contains(held)));
    assertEquals(Windows.HELD_OUT, windows().heldOut().stream().mapToInt(batch -> batch.length).sum());
  }

  @Test
  void generatorThatIsNamedTwice_makesTwoThirds() {
    long right = IntStream.range(0, 100).mapToObj(step -> windows().batch(new At(step))).flatMap(Arrays::stream)
        .filter(window -> Arrays.stream(window).anyMatch(token -> words.token(token).equals(" right"))).count();
    // 10 · 12 + 10 · 6 + 80 · 3 = 420 draws with a deviation of sqrt(420 · 2/9) = 10.
    assertEquals(280, right, 45);
  }

  @Test
  void window_beginsWithTheSeparator() {
    int[] separator = words.encode(Corpus.SEPARATOR);
    int[] window = new GeneratedWindows(List.of(new Numbers("left")), words, recipe()).batch(new At(0))[0];
    assertArrayEquals(separator, Arrays.copyOf(window, separator.length));
  }
}
