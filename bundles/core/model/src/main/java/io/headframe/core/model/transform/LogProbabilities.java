package io.headframe.core.model.transform;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;

/** Compares what two models predict. */
public final class LogProbabilities {

  private LogProbabilities() {}

  /**
   * The greatest absolute difference of a log-probability, over all tokens of the vocabulary at all positions.
   *
   * @param one a model
   * @param other a model of the same vocabulary
   * @param tokens sequences [batch][position] of one length
   * @return nats; NaN if one of the models predicts NaN
   * @throws io.headframe.core.error.HeadframeException as {@link CausalLM#forward}
   */
  public static double greatestDifference(CausalLM one, CausalLM other, int[][] tokens) {
    double greatest = 0;
    // Row by row: logits of a large vocabulary are large.
    for (int[] row : tokens) {
      ForwardPlan plan = ForwardPlan.of(new int[][] {row});
      try (Activations first = one.forward(plan);
          Activations second = other.forward(plan);
          NDManager scope = first.logits().getManager().newSubManager()) {
        NDArray before = first.logits().logSoftmax(-1);
        NDArray after = second.logits().logSoftmax(-1);
        before.attach(scope);
        after.attach(scope);
        greatest = Math.max(greatest, before.sub(after).abs().max().getFloat());
      }
    }
    return greatest;
  }
}
