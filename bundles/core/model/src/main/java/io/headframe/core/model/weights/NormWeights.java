package io.headframe.core.model.weights;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * What a normalisation multiplies and adds after the division. Views; {@link ModelWeights} says whose.
 *
 * @param gain [model]
 * @param bias [model]
 */
public record NormWeights(Optional<NDArray> gain, Optional<NDArray> bias) {}
