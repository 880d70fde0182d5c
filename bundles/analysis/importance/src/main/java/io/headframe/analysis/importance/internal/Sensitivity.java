package io.headframe.analysis.importance.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.DifferentiablePass;
import io.headframe.core.model.DifferentiablePass.Graph;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.NextTokenLoss;

/**
 * How the loss of a sequence changes with a factor ξ of a head's output. As ξ multiplies the whole output Att of the
 * head, ∂L/∂ξ at ξ = 1 is Attᵀ ∂L/∂Att, summed over positions: one pass back gives it for all heads.
 */
final class Sensitivity {

  private final CausalLM model;

  Sensitivity(CausalLM model) {
    this.model = model;
  }

  /**
   * The products Attᵀ ∂L/∂Att of one sequence.
   *
   * @param tokens at least two
   * @return [layer, position, head], nats/token for L the mean loss of the sequence
   */
  double[][][] of(int[] tokens) {
    int layers = model.config().layers();
    int heads = model.config().heads();
    String sites = HookSites.ATTN_Z.template().replace("{i}", "*");
    int[][] batch = {tokens};
    double[][][] products = new double[layers][tokens.length][heads];
    try (DifferentiablePass pass = model.differentiate(ForwardPlan.of(batch).capture(sites), sites)) {
      Activations gradients = pass.gradients(seen -> NextTokenLoss.of(seen.logits(), batch).mean(), Graph.RELEASE);
      for (int layer = 0; layer < layers; layer++) {
        String site = HookSites.ATTN_Z.at(layer).id();
        try (NDArray product = pass.activations().get(site).mul(gradients.get(site));
            NDArray sum = product.sum(new int[] {-1})) {
          float[] flat = sum.toFloatArray();
          for (int i = 0; i < flat.length; i++) {
            products[layer][i / heads][i % heads] = flat[i];
          }
        }
      }
    }
    return products;
  }
}
