package io.headframe.draft.evaluation.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.testing.TestRun;
import io.headframe.core.method.view.Table;
import io.headframe.core.model.CausalLM;
import io.headframe.models.testing.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftBenchmarkTest {

  @TempDir
  private Path folder;

  @Test
  void trainedHeads_areMeasuredBesideABaseline_andNoTextDiffers() throws IOException {
    Path text = Files.writeString(folder.resolve("text.txt"), "ba de fi go hu la mi no pu ra ".repeat(60));
    Path prompts = Files.writeString(folder.resolve("prompts.txt"),
        "ba de fi go ba de\n\nhu la mi hu la mi hu\nno pu ra no pu\n");
    try (TestRun run = new TestRun(Drafters.leases(), folder, 1)) {
      CausalLM model = run.closeAtEnd(TestModels.constructed());
      Path heads = folder.resolve("heads");
      TrainDraft.Findings trained = new TrainDraft().run(new TrainDraft.Parameters(
          "hydra", model, Optional.of(text), 0, Optional.of(heads), 100, 2, 1, 30, 4, 16, 1e-2), run);
      assertEquals(heads.toString(), trained.folder());
      assertEquals(2, trained.accuracy().accuracies().size());
      AtomicLong clock = new AtomicLong();
      DraftBenchmark measuring = new DraftBenchmark(() -> clock.addAndGet(50_000_000));
      DraftBenchmark.Findings found = measuring.run(new DraftBenchmark.Parameters(
          model, "prompt-lookup," + heads + "@0;1;0.0", prompts, 20, 9), run);
      assertEquals(List.of(), found.differing());
      assertEquals(model.computation(), found.computation());
      assertEquals(List.of("prompt-lookup", heads + "@0;1;0.0"), found.drafts());
      assertTrue(found.tokensPerStep().get(0) > 1.5, () -> "" + found.tokensPerStep());
      Table table = (Table) found.comparison().views().get(0);
      assertEquals(3, table.rows().size());
      assertEquals("1.00", table.rows().get(0).get(1));
      assertEquals(2, found.acceptance().series().get(1).x().length);
    }
  }

  @Test
  void badInput_isExplained() throws IOException {
    Path nothing = Files.writeString(folder.resolve("nothing.txt"), "\n \n");
    try (TestRun run = new TestRun(Drafters.leases(), folder, 1)) {
      CausalLM model = run.closeAtEnd(TestModels.constructed());
      assertEquals("HF-DRAFT-303", refused(() -> new DraftBenchmark().run(
          new DraftBenchmark.Parameters(model, "prompt-lookup", nothing, 9, 9), run)));
      Path tooLong = Files.writeString(folder.resolve("long.txt"), "ba ".repeat(5000));
      assertEquals("HF-DRAFT-303", refused(() -> new DraftBenchmark().run(
          new DraftBenchmark.Parameters(model, "prompt-lookup", tooLong, 9, 9), run)));
      assertEquals("HF-DRAFT-302", refused(() -> new DraftBenchmark().run(
          new DraftBenchmark.Parameters(model, "prompt-lookup", folder.resolve("absent"), 9, 9), run)));
      Path some = Files.writeString(folder.resolve("some.txt"), "ba de\n");
      assertEquals("HF-DRAFT-002", refused(() -> new DraftBenchmark().run(
          new DraftBenchmark.Parameters(model, "nobody", some, 9, 9), run)));
      assertEquals("HF-DRAFT-301", refused(() -> new TrainDraft().run(new TrainDraft.Parameters(
          "prompt-lookup", model, Optional.of(some), 0, Optional.empty(), 0, 2, 1, 3, 4, 16, 1e-2), run)));
      assertEquals("HF-DRAFT-203", refused(() -> new TrainDraft().run(new TrainDraft.Parameters(
          "hydra", model, Optional.of(some), 0, Optional.empty(), 0, 2, 1, 3, 4, 16, 1e-2), run)));
      assertEquals("HF-DRAFT-304", refused(() -> new TrainDraft().run(new TrainDraft.Parameters(
          "hydra", model, Optional.of(some), 9, Optional.empty(), 0, 2, 1, 3, 4, 16, 1e-2), run)));
      assertEquals("HF-DRAFT-304", refused(() -> new TrainDraft().run(new TrainDraft.Parameters(
          "hydra", model, Optional.empty(), 0, Optional.empty(), 0, 2, 1, 3, 4, 16, 1e-2), run)));
    }
  }

  /** What can be refused. */
  @FunctionalInterface
  private interface Call {
    Object make() throws Exception;
  }

  private static String refused(Call call) {
    return assertThrows(HeadframeException.class, call::make).id();
  }
}
