package io.headframe.prompts.needles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.architecture.testing.AttentionOnlyCheckpoint;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.models.testing.TestModels;
import io.headframe.prompts.api.EncodedPair;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeedlesTest {

  /** In the constructed model: the beginning is 0, keys are 1 to 16, syllables follow. */
  private static final int LAST_KEY = 16;

  @Test
  void prompt_hasItsLength_andAsksForTheKeyBeforeTheValue() {
    try (CausalLM model = TestModels.constructed()) {
      Needles needles = new Needles(model, 1);
      for (int length : new int[] {12, 100, 512}) {
        for (int value = 1; value <= 3; value++) {
          NeedlePrompt prompt = needles.prompt(new NeedleShape(length, 0.5, value, length > 50 ? 5 : 1));
          int[] tokens = prompt.tokens();
          assertEquals(length, tokens.length);
          assertEquals(0, tokens[0]);
          assertEquals(tokens[length - 1], tokens[prompt.valuePosition() - 1]);
          assertTrue(tokens[length - 1] >= 1 && tokens[length - 1] <= LAST_KEY);
          assertEquals(value, prompt.value().length);
        }
      }
    }
  }

  /** Counted from the tokens alone. */
  @Test
  void keysAndValues_standNowhereElse() {
    try (CausalLM model = TestModels.constructed()) {
      NeedlePrompt prompt = new Needles(model, 4).prompt(new NeedleShape(400, 0.3, 2, 7));
      int[] tokens = prompt.tokens();
      Map<Integer, Long> counts =
          IntStream.of(tokens).boxed().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
      int asked = tokens[399];
      assertEquals(8, IntStream.of(tokens).filter(NeedlesTest::isKey).distinct().count());
      for (int i = 0; i < 399; i++) {
        if (isKey(tokens[i])) {
          assertEquals(tokens[i] == asked ? 2 : 1, counts.get(tokens[i]));
          assertEquals(1, counts.get(tokens[i + 1]));
          assertEquals(1, counts.get(tokens[i + 2]));
        }
      }
      int[] others = IntStream.range(0, 399).filter(i -> isKey(tokens[i]) && tokens[i] != asked).map(i -> i + 1)
          .toArray();
      assertArrayEquals(others, prompt.otherPositions());
    }
  }

  @Test
  void needle_liesAtItsDepth() {
    try (CausalLM model = TestModels.constructed()) {
      Needles needles = new Needles(model, 2);
      for (int tenth = 0; tenth <= 10; tenth++) {
        NeedlePrompt prompt = needles.prompt(new NeedleShape(512, tenth / 10., 1, 6));
        // 512 tokens but the beginning, the question, the needle itself, and two to six words before the question, of
        // which the mean is 4; a needle is not cut, so one more may be off.
        assertEquals(tenth / 10. * 504, prompt.valuePosition() - 2, 3);
      }
      assertEquals(2, needles.prompt(new NeedleShape(64, 0, 1, 0)).valuePosition());
    }
  }

  @Test
  void needleAtTheEnd_liesTwoToSixWordsBeforeTheQuestion() {
    try (CausalLM model = TestModels.constructed()) {
      Needles needles = new Needles(model, 2);
      int[] gaps = IntStream.range(0, 60)
          .map(i -> 62 - needles.prompt(new NeedleShape(64, 1, 1, 3)).valuePosition()).sorted().distinct().toArray();
      assertArrayEquals(new int[] {2, 3, 4, 5, 6}, gaps);
    }
  }

  @Test
  void sameSeed_givesTheSamePrompts_anotherSeedOthers() {
    try (CausalLM model = TestModels.constructed()) {
      NeedleShape shape = new NeedleShape(64, 0.5, 1, 3);
      Needles needles = new Needles(model, 7);
      int[] first = needles.prompt(shape).tokens();
      assertArrayEquals(first, new Needles(model, 7).prompt(shape).tokens());
      assertFalse(Arrays.equals(first, needles.prompt(shape).tokens()));
      assertFalse(Arrays.equals(first, new Needles(model, 8).prompt(shape).tokens()));
    }
  }

  @Test
  void pair_exchangesTwoValues() {
    try (CausalLM model = TestModels.constructed()) {
      EncodedPair pair = new Needles(model, 3).pair(new NeedleShape(80, 0.4, 1, 3));
      int[] changed = IntStream.range(0, 80).filter(i -> pair.clean()[i] != pair.corrupt()[i]).toArray();
      assertEquals(2, changed.length);
      int here = pair.clean()[changed[0]] == pair.answer() ? 0 : 1;
      assertEquals(pair.answer(), pair.clean()[changed[here]]);
      assertEquals(pair.wrong(), pair.corrupt()[changed[here]]);
      assertEquals(pair.answer(), pair.corrupt()[changed[1 - here]]);
      assertEquals(pair.clean()[79], pair.clean()[changed[here] - 1]);
    }
  }

  @Test
  void vocabularyWithoutKeys_hasWordsForThem() {
    try (CausalLM model = TestModels.open(AttentionOnlyCheckpoint.of(1, 2, 4, 8, 20, 64))) {
      int[] tokens = new Needles(model, 1).prompt(new NeedleShape(30, 0.5, 1, 1)).tokens();
      assertEquals(1, IntStream.range(0, 29).filter(i -> tokens[i] == tokens[29]).count());
    }
  }

  @Test
  void promptThatIsTooShort_saysWhatIsNeeded() {
    HeadframeException error = assertThrows(HeadframeException.class, () -> new NeedleShape(10, 0.5, 3, 2));
    assertEquals("HF-NEEDLE-001", error.id());
    assertTrue(error.getMessage().contains("at least 16 tokens"), error.getMessage());
  }

  @Test
  void moreNeedlesThanKeys_areRefused() {
    try (CausalLM model = TestModels.constructed()) {
      Needles needles = new Needles(model, 1);
      NeedleShape shape = new NeedleShape(100, 0.5, 1, 16);
      HeadframeException error = assertThrows(HeadframeException.class, () -> needles.prompt(shape));
      assertEquals("HF-NEEDLE-002", error.id());
      assertTrue(error.getMessage().contains("16 keys") && error.getMessage().contains("17 are"), error.getMessage());
    }
  }

  private static boolean isKey(int token) {
    return token >= 1 && token <= LAST_KEY;
  }
}
