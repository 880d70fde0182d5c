package io.headframe.analysis.importance.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.analysis.api.Head;
import io.headframe.core.method.Run;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.NextTokenLoss;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Measures a model without some of its heads. */
final class MaskedLoss {

  private final CausalLM model;
  private final List<int[]> windows;

  /** @param windows sequences of at least two tokens */
  MaskedLoss(CausalLM model, List<int[]> windows) {
    this.model = model;
    this.windows = windows;
  }

  /**
   * How well a model does.
   *
   * @param loss mean over all predicted tokens, nats/token
   * @param accuracy share of tokens that were predicted as the likeliest, between 0 and 1
   */
  record Quality(double loss, double accuracy) {}

  /** Measures without these heads; asks between sequences whether the run goes on. */
  Quality without(Collection<Head> heads, Run run) {
    float[][] mask = new float[model.config().layers()][model.config().heads()];
    Arrays.stream(mask).forEach(row -> Arrays.fill(row, 1));
    heads.forEach(head -> mask[head.layer()][head.head()] = 0);
    double loss = 0;
    long right = 0;
    long predicted = 0;
    for (int[] window : windows) {
      run.checkCancelled();
      int[][] batch = {window};
      try (Activations seen = model.forward(ForwardPlan.of(batch).headMask(mask));
          NDArray losses = NextTokenLoss.of(seen.logits(), batch);
          NDArray likeliest = seen.logits().argMax(-1)) {
        for (float each : losses.toFloatArray()) {
          loss += each;
        }
        long[] best = likeliest.toLongArray();
        for (int i = 1; i < window.length; i++) {
          right += best[i - 1] == window[i] ? 1 : 0;
        }
        predicted += window.length - 1;
      }
    }
    return new Quality(loss / predicted, (double) right / predicted);
  }
}
