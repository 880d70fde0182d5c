package io.headframe.decoding.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.decoding.sampling.Generation.Result;
import io.headframe.decoding.sampling.Generation.Stop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class GenerationTest {

  private static Result generate(CountingModel model, Sampling sampling, int max) {
    return new Generation(model, sampling).generate(new int[] {1, 2}, max, () -> false, token -> {});
  }

  @Test
  void greedy_followsTheModelUntilTheEnd() {
    CountingModel model = new CountingModel(10, 100);
    Result result = generate(model, Sampling.greedy(), 50);
    assertArrayEquals(new int[] {3, 4, 5, 6, 7, 8}, result.tokens());
    assertEquals(Stop.END_OF_TEXT, result.stop());
    assertTrue(model.closed);
  }

  @Test
  void beginningOfAnotherText_endsThisOne() {
    CountingModel model = new CountingModel(10, 100);
    model.beginning = OptionalInt.of(6);
    Result result = generate(model, Sampling.greedy(), 50);
    assertArrayEquals(new int[] {3, 4, 5}, result.tokens());
    assertEquals(Stop.END_OF_TEXT, result.stop());
  }

  @Test
  void maxTokens_stops() {
    List<Integer> heard = new ArrayList<>();
    Result result = new Generation(new CountingModel(10, 100), Sampling.greedy())
        .generate(new int[] {1}, 3, () -> false, heard::add);
    assertArrayEquals(new int[] {2, 3, 4}, result.tokens());
    assertEquals(List.of(2, 3, 4), heard);
    assertEquals(Stop.MAX_TOKENS, result.stop());
  }

  @Test
  void fullContext_stops() {
    Result result = generate(new CountingModel(100, 5), Sampling.greedy(), 50);
    assertEquals(Stop.CONTEXT_FULL, result.stop());
    assertArrayEquals(new int[] {3, 4, 5, 6}, result.tokens());
  }

  @Test
  void cancel_stopsBeforeTheNextToken() {
    int[] asked = {0};
    Result result = new Generation(new CountingModel(100, 50), Sampling.greedy())
        .generate(new int[] {1}, 30, () -> ++asked[0] > 2, token -> {});
    assertArrayEquals(new int[] {2, 3}, result.tokens());
    assertEquals(Stop.CANCELLED, result.stop());
  }

  @Test
  void seed_decidesTheTokens() {
    int[] first = generate(new CountingModel(500, 400), new Sampling(5, 0, 1, 7), 20).tokens();
    assertArrayEquals(first, generate(new CountingModel(500, 400), new Sampling(5, 0, 1, 7), 20).tokens());
    assertFalse(Arrays.equals(first,
        generate(new CountingModel(500, 400), new Sampling(5, 0, 1, 8), 20).tokens()));
  }

  @Test
  void sampledFrequencies_areTheProbabilities() {
    // Of the model's two best tokens the better one has logit 2, the other 1: probability 1 / (1 + e^-1) = .731.
    int better = 0;
    for (int seed = 0; seed < 4000; seed++) {
      better += generate(new CountingModel(10, 9), new Sampling(1, 2, 1, seed), 1).tokens()[0] == 3 ? 1 : 0;
    }
    assertEquals(.7311, better / 4000., .03);
  }

  @Test
  void badArguments_areExplained() {
    assertEquals("HF-SAMPLE-001", error(() -> new Sampling(-1, 0, 1, 0)));
    assertEquals("HF-SAMPLE-001", error(() -> new Sampling(Double.NaN, 0, 1, 0)));
    assertEquals("HF-SAMPLE-002", error(() -> new Sampling(1, -1, 1, 0)));
    assertEquals("HF-SAMPLE-003", error(() -> new Sampling(1, 0, 0, 0)));
    assertEquals("HF-SAMPLE-003", error(() -> new Sampling(1, 0, 1.1, 0)));
    Generation generation = new Generation(new CountingModel(10, 10), Sampling.greedy());
    assertEquals("HF-SAMPLE-004", error(() -> generation.generate(new int[0], 1, () -> false, token -> {})));
    assertEquals("HF-SAMPLE-005", error(() -> generation.generate(new int[] {1}, 0, () -> false, token -> {})));
    CountingModel damaged = new CountingModel(10, 10);
    damaged.damaged = true;
    assertEquals("HF-SAMPLE-006", error(() -> generate(damaged, Sampling.greedy(), 2)));
  }

  private static String error(Runnable action) {
    return assertThrows(HeadframeException.class, action::run).id();
  }
}
