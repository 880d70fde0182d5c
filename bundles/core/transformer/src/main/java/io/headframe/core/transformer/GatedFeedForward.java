package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import io.headframe.core.kernel.Activation;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.kernel.Product;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.layer.LayerContext;
import io.headframe.core.transformer.fused.FusedFeedForward;
import io.headframe.core.transformer.fused.FusedLinear;
import java.util.List;
import java.util.Optional;

/**
 * SwiGLU: y = W_down (SiLU(W_gate x) ⊙ W_up x). Shazeer, "GLU Variants Improve Transformer" (2020), arXiv 2002.05202,
 * equation 6.
 */
public final class GatedFeedForward implements ProjectedFeedForward {

  private final Linear gate;
  private final Linear up;
  private final Linear down;

  /**
   * @param gate model → mlp
   * @param up model → mlp
   * @param down mlp → model
   */
  public GatedFeedForward(Linear gate, Linear up, Linear down) {
    this.gate = gate;
    this.up = up;
    this.down = down;
  }

  @Override
  public NeuronProjections projections() {
    return new NeuronProjections(gate, up, down);
  }

  @Override
  public GatedFeedForward with(NeuronProjections projections) {
    return new GatedFeedForward(projections.gate(), projections.in(), projections.out());
  }

  @Override
  public List<HookSite> sites() {
    return List.of(HookSites.MLP_PRE, HookSites.MLP_PRE_LINEAR, HookSites.MLP_POST, HookSites.MLP_OUT);
  }

  @Override
  public NDArray apply(NDArray x, LayerContext context) {
    NDArray pre = context.at(HookSites.MLP_PRE, gate.apply(x));
    NDArray linear = context.at(HookSites.MLP_PRE_LINEAR, up.apply(x));
    NDArray post = context.at(HookSites.MLP_POST, pre.mul(ai.djl.nn.Activation.sigmoid(pre)).mul(linear));
    return context.at(HookSites.MLP_OUT, down.apply(post));
  }

  @Override
  public Optional<FusedFeedForward> fuse(KernelOperations operations) {
    return gate.fuse(operations).flatMap(first -> up.fuse(operations).flatMap(factor ->
        factor.bias() != null ? Optional.empty()
            : down.fuse(operations).map(last -> fused(operations, first, factor, last))));
  }

  private static FusedFeedForward fused(
      KernelOperations operations, FusedLinear gate, FusedLinear up, FusedLinear down) {
    return (x, rows, out) -> {
      float[] neurons = rows.scratch("neurons", gate.out());
      operations.multiply(x, rows.count(),
          List.of(new Product(gate.matrix(), gate.bias(), Activation.SILU, up.matrix(), neurons)));
      operations.multiply(neurons, rows.count(), List.of(down.into(out)));
    };
  }
}
