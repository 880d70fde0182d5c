package io.headframe.analysis.induction.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.ModelConfig;
import java.util.OptionalInt;

/**
 * Measures heads on sequences x x of 2S tokens by the mean attention along three diagonals, each over the whole
 * diagonal as in the common implementations: from query t to key t − (S − 1), the token after the earlier occurrence
 * (induction, S + 1 entries); to t − 1 (previous token, 2S − 1 entries); to t − S, the earlier occurrence (duplicate
 * token, S entries). A beginning token is put before the sequence if asked, and left out of the diagonals.
 */
final class OffsetScores {

  private final CausalLM model;
  private final OptionalInt beginning;
  private final double[][] induction;
  private final double[][] previousToken;
  private final double[][] duplicateToken;
  private double firstLoss;
  private double secondLoss;
  private int sequences;

  /**
   * @param model the model
   * @param beginning the token to put before each sequence, if any
   */
  OffsetScores(CausalLM model, OptionalInt beginning) {
    this.model = model;
    this.beginning = beginning;
    ModelConfig config = model.config();
    this.induction = new double[config.layers()][config.heads()];
    this.previousToken = new double[config.layers()][config.heads()];
    this.duplicateToken = new double[config.layers()][config.heads()];
  }

  /** Adds a sequence of 2S tokens to the means. */
  void add(int[] tokens) {
    int skip = beginning.isPresent() ? 1 : 0;
    int[] input = new int[tokens.length + skip];
    beginning.ifPresent(token -> input[0] = token);
    System.arraycopy(tokens, 0, input, skip, tokens.length);
    int repeat = tokens.length / 2;
    sequences++;
    ForwardPlan plan = ForwardPlan.of(new int[][] {input}).capture("blocks.*.attn.pattern");
    try (Activations seen = model.forward(plan)) {
      for (int layer = 0; layer < induction.length; layer++) {
        float[] pattern = seen.get("blocks." + layer + ".attn.pattern").toFloatArray();
        for (int head = 0; head < induction[layer].length; head++) {
          Diagonals diagonals = new Diagonals(pattern, head, input.length, skip);
          update(induction, layer, head, diagonals.mean(repeat - 1));
          update(previousToken, layer, head, diagonals.mean(1));
          update(duplicateToken, layer, head, diagonals.mean(repeat));
        }
      }
      double[] losses = losses(seen.logits(), input);
      firstLoss += (mean(losses, skip, skip + repeat) - firstLoss) / sequences;
      secondLoss += (mean(losses, skip + repeat, input.length) - secondLoss) / sequences;
    }
  }

  /** [layer, head], between 0 and 1. */
  double[][] induction() {
    return induction;
  }

  /** [layer, head], between 0 and 1. */
  double[][] previousToken() {
    return previousToken;
  }

  /** [layer, head], between 0 and 1. */
  double[][] duplicateToken() {
    return duplicateToken;
  }

  /** Mean loss on the first copy, in nats a token; a token that nothing precedes is left out. */
  double firstLoss() {
    return firstLoss;
  }

  /** Mean loss on the second copy, in nats a token. */
  double secondLoss() {
    return secondLoss;
  }

  private void update(double[][] means, int layer, int head, double value) {
    means[layer][head] += (value - means[layer][head]) / sequences;
  }

  /** The loss of each token given those before it; NaN for the first. */
  private static double[] losses(NDArray logits, int[] tokens) {
    try (NDArray logProbabilities = logits.logSoftmax(-1)) {
      float[] values = logProbabilities.toFloatArray();
      int vocabulary = values.length / tokens.length;
      double[] losses = new double[tokens.length];
      losses[0] = Double.NaN;
      for (int t = 1; t < tokens.length; t++) {
        losses[t] = -values[(t - 1) * vocabulary + tokens[t]];
      }
      return losses;
    }
  }

  private static double mean(double[] losses, int from, int to) {
    double sum = 0;
    int first = Math.max(1, from);
    for (int t = first; t < to; t++) {
      sum += losses[t];
    }
    return sum / (to - first);
  }

  /**
   * One head's pattern without the beginning token.
   *
   * @param pattern [head, query, key] of one sequence
   */
  private record Diagonals(float[] pattern, int head, int length, int skip) {

    /** The mean attention from each query to the key {@code offset} before it. */
    double mean(int offset) {
      double sum = 0;
      for (int query = skip + offset; query < length; query++) {
        sum += pattern[(head * length + query) * length + query - offset];
      }
      return sum / (length - skip - offset);
    }
  }
}
