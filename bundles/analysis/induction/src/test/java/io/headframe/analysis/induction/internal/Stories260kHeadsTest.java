package io.headframe.analysis.induction.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadScores;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.core.testing.internal.DevelopmentData;
import io.headframe.models.testing.TestModels;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores of a trained checkpoint against a separate double-precision computation on the same sequences. */
class Stories260kHeadsTest {

  private CausalLM model;

  @TempDir
  Path folder;

  @BeforeEach
  void open() {
    model = TestModels.open(DevelopmentData.find("models/stories260K/stories260K.bin").toString());
  }

  @AfterEach
  void close() {
    if (model != null) {
      model.close();
    }
  }

  @Test
  void scores_equalTheReference() {
    OffsetScores scores = new OffsetScores(model, OptionalInt.empty());
    long state = 42;
    for (int sequence = 0; sequence < 10; sequence++) {
      int[] tokens = new int[100];
      for (int i = 0; i < 50; i++) {
        state = (1103515245L * state + 12345) % (1L << 31);
        tokens[i] = (int) (259 + (state >> 16) % 253);
        tokens[50 + i] = tokens[i];
      }
      scores.add(tokens);
    }
    HeadScores previous = new HeadScores("previous", scores.previousToken(), 0, 1);
    assertEquals("[3.6, 1.3, 1.6, 1.5, 2.0]", previous.ranked().subList(0, 5).toString());
    assertEquals(.7324, previous.of(new Head(3, 6)), 1e-3);
    assertEquals(.6288, previous.of(new Head(1, 3)), 1e-3);
    assertEquals(.5015, previous.of(new Head(1, 6)), 1e-3);
    assertEquals(.4575, previous.of(new Head(1, 5)), 1e-3);
    assertEquals(.4564, previous.of(new Head(2, 0)), 1e-3);
    HeadScores induction = new HeadScores("induction", scores.induction(), 0, 1);
    assertEquals(new Head(4, 0), induction.ranked().get(0));
    assertEquals(.0137, induction.of(new Head(4, 0)), 1e-3);
    HeadScores duplicate = new HeadScores("duplicate", scores.duplicateToken(), 0, 1);
    assertEquals(new Head(0, 1), duplicate.ranked().get(0));
    assertEquals(.0162, duplicate.of(new Head(0, 1)), 1e-3);
    assertEquals(11.5415, scores.firstLoss(), 1e-3);
    assertEquals(11.4376, scores.secondLoss(), 1e-3);
  }

  @Test
  void method_reportsPreviousTokenHeadsAndNoInductionHead() {
    try (TestRun run = new TestRun(new FixedLeases(), folder, 42)) {
      InductionHeads.Findings found =
          new InductionHeads().run(new InductionHeads.Parameters(model, 50, 10, false, 0.4, 1), run);
      assertTrue(found.inductionHeads().members().isEmpty(), found.inductionHeads().toString());
      assertTrue(found.duplicateTokenHeads().members().isEmpty(), found.duplicateTokenHeads().toString());
      assertTrue(found.previousTokenHeads().heads().contains(new Head(3, 6)));
    }
  }
}
