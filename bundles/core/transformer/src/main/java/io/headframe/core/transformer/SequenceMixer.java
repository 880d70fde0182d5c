package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.model.HookSite;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** The part of a block that moves information between positions; attention is one. Immutable. */
@ConsumerType
public interface SequenceMixer {

  /** The hook sites that {@link #mix} passes to its trace. */
  List<HookSite> sites();

  /**
   * Mixes positions, each with itself and those before it.
   *
   * @param x the normalised residual stream: [batch, position, model]
   * @param state what earlier positions left, to which these are appended; null if {@code x} is the whole sequence
   *     and nothing is kept
   * @param trace receives the activations
   * @return what is added to the residual stream: [batch, position, model], owned by {@code trace.scope()}
   */
  NDArray mix(NDArray x, LayerState state, LayerTrace trace);

  /**
   * An empty state for one sequence.
   *
   * @param memory owns the state's arrays
   * @param capacity the most positions that it will hold
   */
  LayerState newState(NDManager memory, int capacity);
}
