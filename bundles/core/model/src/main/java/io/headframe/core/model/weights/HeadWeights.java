package io.headframe.core.model.weights;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * The weights of one attention head, as the checkpoint has them: the gain of the normalisation before them is not in
 * them. Keys and values are those of the key and value head that the head shares. Views; {@link ModelWeights} says
 * whose.
 *
 * @param query {@code W_Q}: [model, head width]
 * @param queryBias {@code b_Q}: [head width]
 * @param key {@code W_K}: [model, head width]
 * @param keyBias {@code b_K}: [head width]
 * @param value {@code W_V}: [model, head width]
 * @param valueBias {@code b_V}: [head width]
 * @param output {@code W_O}: [head width, model]
 */
public record HeadWeights(
    NDArray query,
    Optional<NDArray> queryBias,
    NDArray key,
    Optional<NDArray> keyBias,
    NDArray value,
    Optional<NDArray> valueBias,
    NDArray output) {

  /**
   * The QK circuit, W_Q W_Kᵀ [model, model]: x_query · QK · x_keyᵀ is the score before scaling, without biases. With
   * rotary positions it is the score at distance 0. Elhage et al., "A Mathematical Framework for Transformer Circuits"
   * (2021), transformer-circuits.pub/2021/framework.
   */
  public FactoredMatrix qk() {
    return new FactoredMatrix(query, key.transpose());
  }

  /**
   * The OV circuit, W_V W_O [model, model]: x · OV is what the head writes when it attends to x alone, without biases.
   */
  public FactoredMatrix ov() {
    return new FactoredMatrix(value, output);
  }

  /**
   * The head as it acts on the normalised stream before the gain: each row of W_Q, W_K and W_V is multiplied by the
   * gain of its coordinate. Biases stay.
   *
   * @param gain [model]
   * @return copies, with the owner of these arrays; the output is the same
   */
  public HeadWeights withGain(NDArray gain) {
    try (NDArray column = gain.reshape(-1, 1)) {
      return new HeadWeights(
          query.mul(column), queryBias, key.mul(column), keyBias, value.mul(column), valueBias, output);
    }
  }
}
