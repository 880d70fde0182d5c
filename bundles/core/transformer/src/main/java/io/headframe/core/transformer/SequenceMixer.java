package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.layer.CachePolicy;
import io.headframe.core.model.layer.LayerContext;
import io.headframe.core.model.layer.LayerState;
import io.headframe.core.transformer.fused.FusedMixer;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** The part of a block that moves information between positions; attention is one. Immutable. */
@ConsumerType
public interface SequenceMixer {

  /** The hook sites that {@link #mix} passes to its context. */
  List<HookSite> sites();

  /**
   * Mixes positions, each with itself and those that {@link LayerContext#positions()} puts before it.
   *
   * @param x the normalised residual stream: [batch, position, model]
   * @param state what earlier positions left, in which these are staged; null if {@code x} is the whole sequence
   *     and nothing is kept
   * @param context receives the activations
   * @return what is added to the residual stream: [batch, position, model], owned by {@code context.scope()}
   */
  NDArray mix(NDArray x, LayerState state, LayerContext context);

  /**
   * An empty state for one sequence.
   *
   * @param layer from 0
   * @param capacity the most positions that it will hold
   * @param policy decides about keys and values; a mixer that has none ignores it
   * @param memory owns the state's arrays
   */
  LayerState newState(int layer, int capacity, CachePolicy policy, NDManager memory);

  /**
   * The same part for passes over few positions that nobody looks into.
   *
   * @param operations open while the result is used
   * @return the part, which agrees with this one within rounding; empty where there is only this way
   */
  default Optional<FusedMixer> fuse(KernelOperations operations) {
    return Optional.empty();
  }
}
