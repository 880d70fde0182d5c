package io.headframe.training.languagemodel.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.GraphArrays;
import java.util.Arrays;

/** The mean of −log p(next token), in nats, of windows that are one token longer than what the model reads. */
final class WindowLoss {

  private WindowLoss() {}

  /**
   * Computes it.
   *
   * @param windows [window, position + 1] tokens
   * @return a scalar that belongs to the logits' owner; differentiable if PyTorch records. Close {@code seen} after it
   */
  static NDArray of(Activations seen, int[][] windows) {
    int positions = windows[0].length - 1;
    long[] next = new long[windows.length * positions];
    for (int i = 0; i < next.length; i++) {
      next[i] = windows[i / positions][i % positions + 1];
    }
    NDArray logits = seen.logits();
    NDArray labels = GraphArrays.create(logits.getManager(), next, new Shape(windows.length, positions, 1));
    return logits.logSoftmax(-1).gather(labels, 2).mean().neg();
  }

  /** Runs a model over all tokens of the windows but the last of each. */
  static Activations forward(CausalLM model, int[][] windows) {
    return model.forward(ForwardPlan.of(
        Arrays.stream(windows).map(window -> Arrays.copyOf(window, window.length - 1)).toArray(int[][]::new)));
  }
}
