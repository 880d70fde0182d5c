package io.headframe.forecast.olinear.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.Parameters;
import io.headframe.forecast.learning.layer.DenseLayer;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * The layer in the place of attention (NormLin): tokens are mixed by a matrix that is learned itself, positive and with
 * rows that sum to 1: out(A value(x)) with A = softplus(W) / row sums.
 *
 * @param mixture W: [token, token]
 * @param value before the mixture
 * @param output behind it
 */
record NormalizedLinear(NDArray mixture, DenseLayer value, DenseLayer output) {

  static NormalizedLinear of(Parameters parameters, String name, int tokens, int width) {
    return new NormalizedLinear(
        parameters.create(name + ".mixture", (count, random) -> start(count, tokens, random), tokens, tokens),
        DenseLayer.of(parameters, name + ".value", width, width),
        DenseLayer.of(parameters, name + ".output", width, width));
  }

  /** The identity and normal numbers of deviation 1. */
  private static float[] start(int count, int tokens, SplittableRandom random) {
    float[] values = Initialization.normal(1).values(count, random);
    for (int i = 0; i < tokens; i++) {
      values[i * tokens + i] += 1;
    }
    return values;
  }

  /**
   * What each token takes from all.
   *
   * @param x [batch, token, width]
   * @param dropout of A: [token, token]
   * @return the same shape
   */
  NDArray apply(NDArray x, UnaryOperator<NDArray> dropout) {
    NDArray positive = Activation.softPlus(mixture);
    NDArray mixing = dropout.apply(positive.div(positive.sum(new int[] {-1}, true)));
    return output.apply(mixing.matMul(value.apply(x)));
  }
}
