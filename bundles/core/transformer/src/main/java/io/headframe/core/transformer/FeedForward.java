package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.layer.LayerContext;
import java.util.List;
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
}
