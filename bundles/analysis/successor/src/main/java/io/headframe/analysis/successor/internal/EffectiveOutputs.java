package io.headframe.analysis.successor.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Tensor;
import io.headframe.core.model.weights.ModelWeights;
import java.util.stream.IntStream;

/**
 * What each head adds to the logits of some tokens if it attends to the first feed-forward part's output for one of
 * them: W_U W_OV MLP0(W_E t). A head of the first layer comes before that part and reads W_E t. Each step is a part of a forward pass of one position, on which a head attends to that
 * position alone, so that normalisations, gains and biases are applied as the model applies them.
 */
final class EffectiveOutputs {

  private final CausalLM model;
  private final int[] tokens;
  /** [token, 1, model]: what heads of the first layer read, and those of all others. */
  private final Tensor embedded;
  private final Tensor first;
  /** [token, model]: the columns of the unembedding. */
  private final float[][] unembedding;
  private final float[] bias;

  /** @param tokens which go in, and whose logits are wanted; at least one */
  EffectiveOutputs(CausalLM model, int[] tokens) {
    this.model = model;
    this.tokens = tokens.clone();
    this.embedded = alone(HookSites.EMBED_OUT.once().id());
    this.first =
        model.sites().contains(HookSites.MLP_OUT) ? alone(HookSites.MLP_OUT.at(0).id()) : embedded;
    this.unembedding = new float[tokens.length][];
    this.bias = new float[tokens.length];
    try (ModelWeights weights = model.weights();
        NDManager scope = weights.unembedding().getManager().newSubManager()) {
      for (int i = 0; i < tokens.length; i++) {
        unembedding[i] = weights.unembedding().get(scope, new NDIndex(":, " + tokens[i])).toFloatArray();
        int token = tokens[i];
        bias[i] = weights.unembeddingBias().map(all -> all.toFloatArray()[token]).orElse(0f);
      }
    }
  }

  /** What a site gives for each token by itself, without what attention and learned positions add. */
  private Tensor alone(String site) {
    ForwardPlan plan = ForwardPlan.of(alone(1)).capture(site).withoutLogits();
    if (model.sites().contains(HookSites.POSITION_EMBED_OUT)) {
      plan = plan.change(HookSites.POSITION_EMBED_OUT.once().id(), Intervention.zero());
    }
    try (Activations seen = model.forward(plan.change(HookSites.ATTN_OUT.at(0).id(), Intervention.zero()))) {
      return Tensor.copyOf(seen.get(site));
    }
  }

  /**
   * The heads of a layer.
   *
   * @return [head, token that goes in, token whose logit it is]
   */
  double[][][] of(int layer) {
    int heads = model.config().heads();
    int width = model.config().modelWidth();
    String result = HookSites.ATTN_RESULT.at(layer).id();
    Tensor written;
    try (Activations seen =
        model.forward(ForwardPlan.of(alone(1)).startAt(layer, layer == 0 ? embedded : first).capture(result).withoutLogits())) {
      // [token, 1, head, model] as a sequence of one position for each token and head.
      written = Tensor.of(seen.get(result).toFloatArray(), (long) tokens.length * heads, 1, width);
    }
    float[] normalized = normalized(written, heads);
    double[][][] logits = new double[heads][tokens.length][tokens.length];
    for (int in = 0; in < tokens.length; in++) {
      for (int head = 0; head < heads; head++) {
        int at = (in * heads + head) * width;
        for (int out = 0; out < tokens.length; out++) {
          double sum = bias[out];
          for (int i = 0; i < width; i++) {
            sum += (double) normalized[at + i] * unembedding[out][i];
          }
          logits[head][in][out] = sum;
        }
      }
    }
    return logits;
  }

  private float[] normalized(Tensor written, int heads) {
    if (!model.sites().contains(HookSites.FINAL_NORM_OUT)) {
      return written.data();
    }
    String site = HookSites.FINAL_NORM_OUT.once().id();
    ForwardPlan plan =
        ForwardPlan.of(alone(heads)).startAt(model.config().layers(), written).capture(site).withoutLogits();
    try (Activations seen = model.forward(plan); NDArray normalized = seen.get(site)) {
      return normalized.toFloatArray();
    }
  }

  /** Each token as a sequence of its own, {@code times} times. */
  private int[][] alone(int times) {
    return IntStream.of(tokens).boxed().flatMap(token -> IntStream.range(0, times).mapToObj(i -> new int[] {token}))
        .toArray(int[][]::new);
  }
}
