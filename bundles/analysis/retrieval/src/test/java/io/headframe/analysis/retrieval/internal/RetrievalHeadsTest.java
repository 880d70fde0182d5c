package io.headframe.analysis.retrieval.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.analysis.api.Head;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.method.view.Text;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.models.testing.TestModels;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrievalHeadsTest {

  @TempDir
  Path folder;

  @Test
  void constructedModel_hasTheHeadThatRetrievesByKey_atAllLengthsAndDepths() {
    RetrievalHeads.Findings found = find(List.of(32, 128, 512), 1);
    assertEquals(List.of(new Head(1, 1)), found.retrievalHeads().heads());
    assertEquals(1, found.recall());
    assertEquals(18, found.successful());
    assertEquals(1 / 8., found.shareOfHeads());
    for (int layer = 0; layer < 2; layer++) {
      for (int head = 0; head < 4; head++) {
        assertEquals(layer == 1 && head == 1 ? 1 : 0, found.scores().of(new Head(layer, head)), 1e-12);
      }
    }
    assertArrayEquals(new double[] {1, 1, 1}, found.byDepth().scores()[0]);
    assertArrayEquals(new double[] {0, 0.5, 1}, found.byDepth().depths());
  }

  /** The key leads to the first syllable, head 1.1; each of the others follows the one before, head 1.0. */
  @Test
  void longerValue_isCopiedByTheInductionHeadFromItsSecondTokenOn() {
    RetrievalHeads.Findings found = find(List.of(60), 4);
    assertEquals(1, found.recall());
    assertEquals(0.25, found.scores().of(new Head(1, 1)), 1e-12);
    assertEquals(0.75, found.scores().of(new Head(1, 0)), 1e-12);
    assertEquals(List.of(new Head(1, 0), new Head(1, 1)), found.retrievalHeads().heads());
  }

  @Test
  void modelThatFindsNoNeedle_hasNoScoresAndSaysSo() {
    try (CausalLM model = TestModels.random("llama"); TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      RetrievalHeads.Findings found = new RetrievalHeads().run(
          new RetrievalHeads.Parameters(model, Optional.empty(), 2, 1, 3, 1, 0, 5), run);
      assertEquals(0, found.successful());
      assertTrue(found.retrievalHeads().members().isEmpty());
      Text text = assertInstanceOf(Text.class, found.byDepth().views().get(0));
      assertTrue(text.text().contains("wrote no value"), text.text());
    }
  }

  @Test
  void lengthsThatAreNotGiven_fitTheContext() {
    try (CausalLM model = TestModels.random("gpt2"); TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      assertEquals(128, model.config().contextLength());
      assertEquals(List.of(31, 63, 126), new RetrievalHeads().run(
          new RetrievalHeads.Parameters(model, Optional.empty(), 2, 1, 3, 1, 0.1, 5), run).byDepth().lengths());
    }
  }

  @Test
  void promptLongerThanTheContext_saysWhatFits() {
    HeadframeException error = assertThrows(HeadframeException.class, () -> find(List.of(512), 2));
    assertEquals("HF-RETRIEVAL-001", error.id());
    assertTrue(error.getMessage().contains("--lengths of 511 or less"), error.getMessage());
  }

  @Test
  void cancelledRun_endsAtTheNextPrompt() {
    try (CausalLM model = TestModels.constructed();
        TestRun run = new TestRun(new FixedLeases(), folder, 1).cancelAtCheck(3)) {
      RetrievalHeads.Parameters parameters =
          new RetrievalHeads.Parameters(model, Optional.of(List.of(32)), 2, 100, 1, 1, 0.1, 1);
      assertThrows(RunCancelledException.class, () -> new RetrievalHeads().run(parameters, run));
      assertEquals(2, run.progress().size());
    }
  }

  private RetrievalHeads.Findings find(List<Integer> lengths, int valueLength) {
    try (CausalLM model = TestModels.constructed(); TestRun run = new TestRun(new FixedLeases(), folder, 5)) {
      return new RetrievalHeads().run(
          new RetrievalHeads.Parameters(model, Optional.of(lengths), 3, 2, valueLength, 3, 0.1, 5), run);
    }
  }
}
