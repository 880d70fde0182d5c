package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.layer.LayerContext;
import io.headframe.core.transformer.fused.FusedFeedForward;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** The part of a block that works on each position by itself. Immutable. */
@ConsumerType
public interface FeedForward {

  /** The hook sites that {@link #apply} passes to its context. */
  List<HookSite> sites();

  /**
   * Computes what is added to the residual stream.
   *
   * @param x the normalised residual stream: [batch, position, model]
   * @param context receives the activations
   * @return [batch, position, model], owned by {@code context.scope()}
   */
  NDArray apply(NDArray x, LayerContext context);

  /**
   * The same part for passes over few positions that nobody looks into.
   *
   * @param operations open while the result is used
   * @return the part, which agrees with this one within rounding; empty where there is only this way
   */
  default Optional<FusedFeedForward> fuse(KernelOperations operations) {
    return Optional.empty();
  }
}
