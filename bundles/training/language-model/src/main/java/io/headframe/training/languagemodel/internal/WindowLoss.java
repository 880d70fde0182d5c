package io.headframe.training.languagemodel.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.GraphArrays;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

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
    return logProbabilities(seen, windows).mean().neg();
  }

  /**
   * Computes it with tokens that can be copied counting for more: those that stood after the same token before in the
   * window.
   *
   * @param copied what these count; others count 1
   * @return as {@link #of(Activations, int[][])}: the sum over the tokens, divided by what they count together
   */
  static NDArray of(Activations seen, int[][] windows, double copied) {
    if (copied == 1) {
      return of(seen, windows);
    }
    int positions = windows[0].length - 1;
    float[] weights = weights(windows, copied);
    NDArray probabilities = logProbabilities(seen, windows);
    return probabilities
        .mul(GraphArrays.create(probabilities.getManager(), weights, new Shape(windows.length, positions, 1)))
        .sum().neg();
  }

  /** What each token but the first of each window counts, row-major; together 1. */
  static float[] weights(int[][] windows, double copied) {
    int positions = windows[0].length - 1;
    float[] weights = new float[windows.length * positions];
    double sum = 0;
    for (int window = 0; window < windows.length; window++) {
      Set<Long> pairs = new HashSet<>();
      for (int i = 0; i < positions; i++) {
        boolean known = !pairs.add((long) windows[window][i] << 32 | windows[window][i + 1]);
        weights[window * positions + i] = (float) (known ? copied : 1);
        sum += known ? copied : 1;
      }
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= (float) sum;
    }
    return weights;
  }

  /** [window, position, 1]. */
  private static NDArray logProbabilities(Activations seen, int[][] windows) {
    int positions = windows[0].length - 1;
    long[] next = new long[windows.length * positions];
    for (int i = 0; i < next.length; i++) {
      next[i] = windows[i / positions][i % positions + 1];
    }
    NDArray logits = seen.logits();
    NDArray labels = GraphArrays.create(logits.getManager(), next, new Shape(windows.length, positions, 1));
    return logits.logSoftmax(-1).gather(labels, 2);
  }

  /** Runs a model over all tokens of the windows but the last of each. */
  static Activations forward(CausalLM model, int[][] windows) {
    return model.forward(ForwardPlan.of(
        Arrays.stream(windows).map(window -> Arrays.copyOf(window, window.length - 1)).toArray(int[][]::new)));
  }
}
