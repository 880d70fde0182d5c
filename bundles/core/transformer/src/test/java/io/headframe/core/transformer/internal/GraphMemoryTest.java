package io.headframe.core.transformer.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.headframe.core.model.CausalLM;
import io.headframe.core.model.DifferentiablePass;
import io.headframe.core.model.DifferentiablePass.Graph;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.NextTokenLoss;
import io.headframe.core.model.Selection;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a graph keeps for its gradients is its own: indices, angles and masks that Java's numbers went into. */
class GraphMemoryTest {

  private static final int[][] TOKENS = {TestModel.tokens(1, 9), TestModel.tokens(2, 9)};

  @Test
  void gradients_afterGarbageCollection_areThoseBefore() throws Exception {
    try (CausalLM model = TestModel.open(TestModel.Mixer.ATTENTION, TestModel.Mixer.ATTENTION)) {
      float[] expected = gradient(model, () -> { });
      for (int i = 0; i < 3; i++) {
        assertArrayEquals(expected, gradient(model, GraphMemoryTest::reuseFreedBuffers));
      }
    }
  }

  private static float[] gradient(CausalLM model, Runnable between) {
    ForwardPlan plan = ForwardPlan.of(TOKENS)
        .change("blocks.0.attn.z", Selection.heads(1), Intervention.scale(0.5));
    try (DifferentiablePass pass = model.differentiate(plan, "embed.out")) {
      return pass.gradients(seen -> {
        var loss = NextTokenLoss.of(seen.logits(), TOKENS).sum();
        between.run();
        return loss;
      }, Graph.RELEASE).get("embed.out").toFloatArray();
    }
  }

  /** Collects buffers that nobody holds, and writes over the memory that they had. */
  private static void reuseFreedBuffers() {
    List<ByteBuffer> others = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      System.gc();
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      for (int size = 8; size <= 4096; size += 8) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(size);
        while (buffer.hasRemaining()) {
          buffer.put((byte) 0x3f);
        }
        others.add(buffer);
      }
    }
  }
}
