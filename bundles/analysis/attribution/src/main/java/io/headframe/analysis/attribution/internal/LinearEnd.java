package io.headframe.analysis.attribution.internal;

import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.DifferentiablePass;
import io.headframe.core.model.DifferentiablePass.Graph;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Tensor;

/**
 * The end of a decoder at one position, from the residual stream x to a target, as the function that it is while the
 * divisor of the last normalisation is held: target(x) = direction · x + constant. The direction is the gradient of the
 * target, so that centring, gain and unembedding are the model's own, whatever its normalisation.
 *
 * @param direction [model]
 * @param constant the target of x = 0: the biases of normalisation and unembedding
 */
record LinearEnd(float[] direction, double constant) {

  /**
   * Takes the end apart where a prompt has led to.
   *
   * @param residual [model], the stream after the last block at the position that predicts
   */
  static LinearEnd of(CausalLM model, float[] residual, Question question, AttributionTarget target) {
    Tensor stream = Tensor.of(residual, 1, 1, residual.length);
    Tensor nothing = Tensor.of(new float[residual.length], 1, 1, residual.length);
    Intervention held = heldScale(model, stream, question);
    String last = HookSites.BLOCK_OUT.at(model.config().layers() - 1).id();
    try (DifferentiablePass pass = model.differentiate(at(model, stream, question, held), last);
        Activations atZero = model.forward(at(model, nothing, question, held))) {
      float[] direction =
          pass.gradients(seen -> target.of(seen.logits(), question), Graph.RELEASE).get(last).toFloatArray();
      return new LinearEnd(direction, target.of(atZero.logits(), question).toFloatArray()[0]);
    }
  }

  /** The part of the target that a vector of the residual stream adds. */
  double of(float[] values) {
    double sum = 0;
    for (int i = 0; i < direction.length; i++) {
      sum += (double) direction[i] * values[i];
    }
    return sum;
  }

  /** Null where there is no last normalisation. */
  private static Intervention heldScale(CausalLM model, Tensor stream, Question question) {
    String scale = HookSites.FINAL_NORM_SCALE.template();
    if (!model.sites().contains(HookSites.FINAL_NORM_SCALE)) {
      return null;
    }
    ForwardPlan plan = ForwardPlan.of(token(question)).startAt(model.config().layers(), stream).capture(scale);
    try (Activations seen = model.forward(plan.withoutLogits())) {
      return Intervention.patch(seen, scale);
    }
  }

  /** One position whose stream after the last block is given; what the block itself computes there is replaced. */
  private static ForwardPlan at(CausalLM model, Tensor stream, Question question, Intervention heldScale) {
    int last = model.config().layers() - 1;
    ForwardPlan plan = ForwardPlan.of(token(question)).startAt(last, stream)
        .change(HookSites.BLOCK_OUT.at(last).id(), Intervention.replace(stream));
    return heldScale == null ? plan : plan.change(HookSites.FINAL_NORM_SCALE.template(), heldScale);
  }

  private static int[][] token(Question question) {
    return new int[][] {{question.prompt()[question.prompt().length - 1]}};
  }
}
