package io.headframe.core.model.weights;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;

/**
 * The weights of a layer's attention. Views; {@link ModelWeights} says whose.
 *
 * @param norm gain and bias of the normalisation that queries, keys and values read; empty where there is none, or
 *     neither gain nor bias
 * @param heads a query head each
 * @param outputBias {@code b_O}, added once to the sum over heads: [model]
 */
public record AttentionWeights(Optional<NormWeights> norm, List<HeadWeights> heads, Optional<NDArray> outputBias) {

  /** Copies the list. */
  public AttentionWeights {
    heads = List.copyOf(heads);
  }

  /**
   * The heads as they act on the normalised stream without gain and bias: with the gain multiplied into queries, keys
   * and values. Where there is no gain, {@link #heads()}.
   */
  public List<HeadWeights> headsWithGain() {
    return norm.flatMap(NormWeights::gain).map(gain -> heads.stream().map(head -> head.withGain(gain)).toList())
        .orElse(heads);
  }
}
