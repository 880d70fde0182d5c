package io.headframe.forecast.olinear.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import io.headframe.core.training.Parameters;
import io.headframe.forecast.learning.layer.DenseLayer;
import io.headframe.forecast.learning.layer.LayerNormalization;
import java.util.function.BiFunction;

/**
 * An encoder layer: what channels learn from each other, x ← norm(x + NormLin(x)), and each by itself,
 * x ← norm(x + W₂ GELU(W₁ x + b₁) + b₂).
 *
 * @param name of the layer, for its random numbers
 * @param across among tokens
 * @param first behind it
 * @param up W₁, b₁
 * @param down W₂, b₂
 * @param second behind the feed-forward part
 */
record EncoderLayer(String name, NormalizedLinear across, LayerNormalization first, DenseLayer up, DenseLayer down,
    LayerNormalization second) {

  static EncoderLayer of(Parameters parameters, String name, int tokens, Sizes sizes) {
    int width = sizes.width();
    return new EncoderLayer(name, NormalizedLinear.of(parameters, name + ".across", tokens, width),
        LayerNormalization.of(parameters, name + ".across.norm", width),
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
    NDArray taken = across.apply(x, mixing -> dropout.apply(mixing, name + ".mixing"));
    NDArray mixed = first.apply(x.add(dropout.apply(taken, name + ".across")));
    NDArray hidden = dropout.apply(Activation.gelu(up.apply(mixed)), name + ".up");
    return second.apply(mixed.add(dropout.apply(down.apply(hidden), name + ".down")));
  }
}
