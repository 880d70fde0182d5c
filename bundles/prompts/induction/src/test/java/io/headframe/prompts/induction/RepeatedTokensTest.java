package io.headframe.prompts.induction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.architecture.testing.Gpt2Checkpoint;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.models.testing.TestModels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RepeatedTokensTest {

  /** Tokens of the constructed model before its syllables: the beginning and 16 keys. */
  private static final int NO_WORDS = 17;

  @Test
  void repeatedSequence_isTwoTimesTheSame_andOfWordsAlone() {
    try (CausalLM model = TestModels.constructed()) {
      RepeatedTokens tokens = new RepeatedTokens(model, 3);
      int[] first = tokens.repeated(200);
      int[] second = tokens.repeated(200);
      assertEquals(400, first.length);
      assertArrayEquals(Arrays.copyOf(first, 200), Arrays.copyOfRange(first, 200, 400));
      assertTrue(Arrays.stream(first).allMatch(token -> token >= NO_WORDS), () -> Arrays.toString(first));
      // 200 of 256 with replacement: as many as that differ, and not all.
      assertEquals(256 * (1 - Math.pow(255 / 256., 200)), Arrays.stream(first).distinct().count(), 25);
      assertFalse(Arrays.equals(first, second));
      RepeatedTokens again = new RepeatedTokens(model, 3);
      assertArrayEquals(first, again.repeated(200));
      assertArrayEquals(second, again.repeated(200));
    }
  }

  @Test
  void unrepeatedSequence_isAsLong_andItsHalvesDiffer() {
    try (CausalLM model = TestModels.constructed()) {
      int[] tokens = new RepeatedTokens(model, 3).unrepeated(50);
      assertEquals(100, tokens.length);
      assertFalse(Arrays.equals(Arrays.copyOf(tokens, 50), Arrays.copyOfRange(tokens, 50, 100)));
      assertTrue(Arrays.stream(tokens).allMatch(token -> token >= NO_WORDS), () -> Arrays.toString(tokens));
    }
  }

  @Test
  void vocabularyOfOneWord_isRefused() {
    try (CausalLM model = TestModels.open(Gpt2Checkpoint.of(1, 1, 4, 1, 16))) {
      HeadframeException error = assertThrows(HeadframeException.class, () -> new RepeatedTokens(model, 1));
      assertTrue(error.getMessage().contains("has 1 tokens") && error.getMessage().contains("need 2"),
          error.getMessage());
    }
  }
}
