package io.headframe.analysis.retrieval.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.analysis.api.Head;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.models.testing.TestModels;
import io.headframe.prompts.needles.NeedlePrompt;
import io.headframe.prompts.needles.NeedleShape;
import io.headframe.prompts.needles.Needles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskedRecallTest {

  @TempDir
  Path folder;

  /** Retrieval needs head 1.1 and the code of the token before, which 0.0 writes; nothing else. */
  @Test
  void constructedModel_needsTwoOfItsHeads() {
    try (CausalLM model = TestModels.constructed(); TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      Needles needles = new Needles(model, 1);
      List<NeedlePrompt> prompts =
          Stream.generate(() -> needles.prompt(new NeedleShape(50, 0.5, 1, 2))).limit(25).toList();
      MaskedRecall recall = new MaskedRecall(model, prompts);
      assertEquals(25, recall.without(List.of(), run));
      assertEquals(0, recall.without(List.of(new Head(1, 1)), run));
      assertEquals(0, recall.without(List.of(new Head(0, 0)), run));
      assertEquals(25, recall.without(
          List.of(new Head(0, 1), new Head(0, 2), new Head(0, 3), new Head(1, 0), new Head(1, 2), new Head(1, 3)),
          run));
    }
  }
}
