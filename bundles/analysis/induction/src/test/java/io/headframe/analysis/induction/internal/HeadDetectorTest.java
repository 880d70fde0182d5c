package io.headframe.analysis.induction.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.analysis.api.Head;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.models.testing.TestModels;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadDetectorTest {

  private static final double[][] UNIFORM =
      {{1, 0, 0, 0}, {.5, .5, 0, 0}, {1 / 3., 1 / 3., 1 / 3., 0}, {.25, .25, .25, .25}};

  @TempDir
  Path folder;

  @Test
  void patterns_areThoseOfTheDefinition() {
    int[] tokens = {7, 8, 7, 8, 9, 7};
    assertPattern(DetectionPattern.PREVIOUS_TOKEN, tokens, "1>0 2>1 3>2 4>3 5>4");
    assertPattern(DetectionPattern.DUPLICATE_TOKEN, tokens, "2>0 3>1 5>0 5>2");
    assertPattern(DetectionPattern.INDUCTION, tokens, "2>1 3>2 5>1 5>3");
  }

  @Test
  void mul_isTheShareOfAttentionOnThePattern() {
    boolean[][] previous = mask(DetectionPattern.PREVIOUS_TOKEN, new int[] {1, 2, 3, 4});
    // (1/2 + 1/3 + 1/4) of 4 rows that each sum to 1.
    assertEquals((1 / 2. + 1 / 3. + 1 / 4.) / 4, DetectionMeasure.MUL.score(UNIFORM, previous), 1e-12);
  }

  @Test
  void abs_isOneLessTheDifferenceForEachQuery() {
    boolean[][] previous = mask(DetectionPattern.PREVIOUS_TOKEN, new int[] {1, 2, 3, 4});
    // Row 0 differs by 1; row t ≥ 1 by 2 (1 − 1/(t + 1)).
    double difference = 1 + 2 * (1 / 2. + 2 / 3. + 3 / 4.);
    assertEquals(1 - difference / 4, DetectionMeasure.ABS.score(UNIFORM, previous), 1e-12);
  }

  @Test
  void constructedModel_isDetectedOnAText() {
    assertEquals(List.of(new Head(0, 0)), detect(DetectionPattern.PREVIOUS_TOKEN, true, true));
    assertEquals(List.of(new Head(0, 1)), detect(DetectionPattern.DUPLICATE_TOKEN, true, true));
    assertEquals(List.of(new Head(1, 0)), detect(DetectionPattern.INDUCTION, true, false));
  }

  @Test
  void emptyPrompt_isRefused() {
    HeadframeException error = assertThrows(HeadframeException.class, () -> detect("", DetectionPattern.INDUCTION));
    assertEquals("HF-INDUCTION-003", error.id());
  }

  /** A table of all pairs of these tokens has no room in any memory. */
  @Test
  void promptFarLongerThanTheContext_isRefusedByTheModel() {
    HeadframeException error = assertThrows(
        HeadframeException.class, () -> detect("ba ".repeat(500_000), DetectionPattern.INDUCTION));
    assertEquals("HF-MODEL-007", error.id());
  }

  @Test
  void excludedAttention_isLeftOutOfBothSums() {
    // Head 0.3 rests on the first token alone: nothing is left of it.
    try (CausalLM model = TestModels.constructed(); TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      var found = new HeadDetector().run(new HeadDetector.Parameters(
          model, "ba de fi ba de", DetectionPattern.INDUCTION, DetectionMeasure.MUL, true, false, 0, 0), run);
      assertEquals(0, found.scores().of(new Head(0, 3)), 1e-9);
      assertTrue(found.scores().of(new Head(1, 0)) > 0.999);
    }
  }

  private List<Head> detect(DetectionPattern pattern, boolean excludeBos, boolean excludeCurrentToken) {
    try (CausalLM model = TestModels.constructed(); TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      return new HeadDetector().run(new HeadDetector.Parameters(model, "ba de fi go mu ba de fi go mu", pattern,
          DetectionMeasure.MUL, excludeBos, excludeCurrentToken, 0.6, 0), run).heads().heads();
    }
  }

  private void detect(String prompt, DetectionPattern pattern) {
    try (CausalLM model = TestModels.constructed(); TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      new HeadDetector().run(new HeadDetector.Parameters(
          model, prompt, pattern, DetectionMeasure.MUL, false, false, 0.6, 0), run);
    }
  }

  private static void assertPattern(DetectionPattern pattern, int[] tokens, String expected) {
    StringBuilder found = new StringBuilder();
    boolean[][] mask = mask(pattern, tokens);
    for (int query = 0; query < tokens.length; query++) {
      for (int key = 0; key < tokens.length; key++) {
        if (mask[query][key]) {
          assertFalse(key > query);
          found.append(found.isEmpty() ? "" : " ").append(query).append('>').append(key);
        }
      }
    }
    assertEquals(expected, found.toString());
  }

  private static boolean[][] mask(DetectionPattern pattern, int[] tokens) {
    boolean[][] mask = new boolean[tokens.length][tokens.length];
    for (int query = 0; query < tokens.length; query++) {
      for (int key = 0; key < tokens.length; key++) {
        mask[query][key] = pattern.looksAt(tokens, query, key);
      }
    }
    return mask;
  }
}
