package io.headframe.forecast.itransformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import io.headframe.core.training.Parameters;
import io.headframe.forecast.learning.layer.DenseLayer;
import io.headframe.forecast.learning.layer.LayerNormalization;
import java.util.function.BiFunction;

/**
 * An encoder layer with its norms behind the sums: x ← norm(x + attention(x)), x ← norm(x + W₂ GELU(W₁ x + b₁) + b₂).
 *
 * @param name of the layer, for its random numbers
 * @param attention among tokens
 * @param first behind attention
 * @param up W₁, b₁
 * @param down W₂, b₂
 * @param second behind the feed-forward part
 */
record EncoderLayer(String name, AttentionLayer attention, LayerNormalization first, DenseLayer up, DenseLayer down,
    LayerNormalization second) {

  static EncoderLayer of(Parameters parameters, String name, Sizes sizes) {
    int width = sizes.width();
    return new EncoderLayer(name, AttentionLayer.of(parameters, name + ".attention", width, sizes.heads()),
        LayerNormalization.of(parameters, name + ".attention.norm", width),
        DenseLayer.of(parameters, name + ".up", width, sizes.hidden()),
        DenseLayer.of(parameters, name + ".down", sizes.hidden(), width),
        LayerNormalization.of(parameters, name + ".norm", width));
  }

  /**
   * What becomes of tokens.
   *
   * @param x [batch, token, width]
   * @param dropout of an array at a place
   * @return the same shape
   */
  NDArray apply(NDArray x, BiFunction<NDArray, String, NDArray> dropout) {
    NDArray taken = attention.apply(x, pattern -> dropout.apply(pattern, name + ".pattern"));
    NDArray mixed = first.apply(x.add(dropout.apply(taken, name + ".attention")));
    NDArray hidden = dropout.apply(Activation.gelu(up.apply(mixed)), name + ".up");
    return second.apply(mixed.add(dropout.apply(down.apply(hidden), name + ".down")));
  }
}
