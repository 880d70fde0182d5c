package io.headframe.core.model.weights;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * The weights of a layer's feed-forward part. Without a gate its neurons are f(x · in + inBias); with one they are
 * f(x · gate + gateBias) ⊙ (x · in + inBias). Views; {@link ModelWeights} says whose.
 *
 * @param norm gain and bias of the normalisation that the part reads; empty where there is none, or neither gain nor
 *     bias
 * @param gate {@code W_gate}: [model, mlp]; empty without a gate
 * @param gateBias [mlp]
 * @param in {@code W_in}: [model, mlp]
 * @param inBias {@code b_in}: [mlp]
 * @param out {@code W_out}: [mlp, model]
 * @param outBias {@code b_out}: [model]
 */
public record NeuronWeights(
    Optional<NormWeights> norm,
    Optional<NDArray> gate,
    Optional<NDArray> gateBias,
    NDArray in,
    Optional<NDArray> inBias,
    NDArray out,
    Optional<NDArray> outBias) {}
