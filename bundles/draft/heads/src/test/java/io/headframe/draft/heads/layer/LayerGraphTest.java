package io.headframe.draft.heads.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import io.headframe.core.training.AdamW;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.LossTerm;
import io.headframe.core.training.Schedule;
import io.headframe.core.training.TrainingRun;
import io.headframe.core.training.TrainingSettings;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerGraphTest {

  /** Numbers that a graph left in memory that is free would be others by the time of the gradient. */
  @Test
  void gradientOfSilu_isThatOfTheFormula_whenFreeMemoryWasWrittenBetween() {
    double x = 0.5;
    double sigmoid = 1 / (1 + Math.exp(-x));
    double expected = Math.sqrt(64) * sigmoid * (1 + x * (1 - sigmoid));
    List<ByteBuffer> held = new ArrayList<>();
    TrainingSettings settings =
        new TrainingSettings(1, Schedule.constant(0), AdamW.withDecay(0), Double.MAX_VALUE, List.of());
    try (TrainingRun<Integer> run = new TrainingRun<>(settings, step -> 0, parameters -> {
      NDArray array = parameters.create("x", Initialization.constant(x), 64);
      return (batch, context) -> {
        NDArray y = LayerGraph.silu(array).sum();
        overwriteFreeMemory(held);
        return List.of(new LossTerm("y", 1, y));
      };
    })) {
      for (int step = 0; step < 3; step++) {
        assertEquals(expected, run.next().gradientNorm(), 1e-5);
      }
    }
  }

  private static void overwriteFreeMemory(List<ByteBuffer> held) {
    System.gc();
    try {
      // Buffers are freed by a thread of their own.
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    for (int i = 0; i < 5000; i++) {
      held.add(ByteBuffer.allocateDirect(4).putFloat(0, 1e30f));
    }
  }
}
