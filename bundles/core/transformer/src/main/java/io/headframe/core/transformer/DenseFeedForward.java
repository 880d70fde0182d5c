package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.layer.LayerContext;
import io.headframe.core.transformer.fused.FusedFeedForward;
import io.headframe.core.transformer.fused.FusedLinear;
import java.util.List;
import java.util.Optional;

/**
 * Two layers with a function between: y = W_out f(W_in x + b_in) + b_out. Vaswani et al. (2017), arXiv 1706.03762,
 * equation 2.
 */
public final class DenseFeedForward implements ProjectedFeedForward {

  private final Linear in;
  private final ActivationFunction function;
  private final Linear out;

  /**
   * @param in model → mlp
   * @param function between the layers
   * @param out mlp → model
   */
  public DenseFeedForward(Linear in, ActivationFunction function, Linear out) {
    this.in = in;
    this.function = function;
    this.out = out;
  }

  @Override
  public NeuronProjections projections() {
    return new NeuronProjections(null, in, out);
  }

  @Override
  public DenseFeedForward with(NeuronProjections projections) {
    return new DenseFeedForward(projections.in(), function, projections.out());
  }

  @Override
  public List<HookSite> sites() {
    return List.of(HookSites.MLP_PRE, HookSites.MLP_POST, HookSites.MLP_OUT);
  }

  @Override
  public NDArray apply(NDArray x, LayerContext context) {
    NDArray pre = context.at(HookSites.MLP_PRE, in.apply(x));
    NDArray post = context.at(HookSites.MLP_POST, function.apply(pre));
    return context.at(HookSites.MLP_OUT, out.apply(post));
  }

  @Override
  public Optional<FusedFeedForward> fuse(KernelOperations operations) {
    return in.fuse(operations).flatMap(first -> out.fuse(operations).map(last -> fused(operations, first, last)));
  }

  private FusedFeedForward fused(KernelOperations operations, FusedLinear first, FusedLinear last) {
    return (x, rows, result) -> {
      float[] neurons = rows.scratch("neurons", first.out());
      operations.multiply(x, rows.count(), List.of(first.into(neurons, function.kernelActivation())));
      operations.multiply(neurons, rows.count(), List.of(last.into(result)));
    };
  }
}
