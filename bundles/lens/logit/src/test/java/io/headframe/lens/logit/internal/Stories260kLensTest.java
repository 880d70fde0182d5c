package io.headframe.lens.logit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.core.testing.internal.DevelopmentData;
import io.headframe.models.testing.TestModels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trained checkpoint, on the beginning of its own greedy text. */
class Stories260kLensTest {

  @TempDir
  Path folder;

  @Test
  void predictionsOfATrainedModel_takeShapeFromLayerToLayer() {
    try (CausalLM model = TestModels.open(DevelopmentData.find("models/stories260K/stories260K.bin").toString());
        TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      LogitLens.Findings found = new LogitLens().run(new LogitLens.Parameters(model,
          "Once upon a time, there was a little girl named Lily. She loved to play outside in the park.", 5,
          LensSites.IN, true, Optional.empty(), Optional.empty()), run);
      double[] divergence = found.convergence().divergence();
      String numbers = Arrays.toString(divergence);
      assertEquals(6, divergence.length);
      assertEquals(0, divergence[5], 0);
      for (int place = 1; place < 6; place++) {
        assertTrue(divergence[place] < divergence[place - 1], numbers);
      }
      assertTrue(divergence[0] > 3, numbers);
      // The text is the model's own, so its loss is small at the end, and large where embeddings are unembedded.
      double[] loss = found.convergence().loss();
      assertTrue(loss[5] < 0.7 && loss[0] > 3, Arrays.toString(loss));
      // Greedy: at almost all positions the token that follows is the likeliest.
      long first = Arrays.stream(found.nextTokens().rank()[5]).filter(rank -> rank == 1).count();
      assertEquals(found.nextTokens().rank()[5].length - 1, first, 2);
    }
  }
}
