package io.headframe.draft.evaluation.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.TestRun;
import io.headframe.models.testing.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainDraftTest {

  @TempDir
  private Path folder;

  @Test
  void textsOfTheModelItself_areTrainedOn() throws IOException {
    try (TestRun run = new TestRun(Drafters.leases(), folder, 1)) {
      CausalLM model = run.closeAtEnd(TestModels.random("llama"));
      Path heads = folder.resolve("heads");
      TrainDraft.Findings found = new TrainDraft().run(new TrainDraft.Parameters(
          "medusa", model, Optional.empty(), 3, Optional.of(heads), 0, 2, 1, 3, 2, 16, 1e-2), run);
      assertEquals(2, found.accuracy().accuracies().size());
      assertTrue(Files.exists(heads.resolve("config.json")));
    }
  }
}
