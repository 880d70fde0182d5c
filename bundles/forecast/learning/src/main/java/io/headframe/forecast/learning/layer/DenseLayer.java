package io.headframe.forecast.learning.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.Parameters;

/**
 * A linear layer: y = x Wᵀ + b.
 *
 * @param weight W: [out, in]
 * @param bias b: [out]
 */
public record DenseLayer(NDArray weight, NDArray bias) {

  /**
   * A layer whose numbers begin as PyTorch's do: uniform between ± 1 / √in.
   *
   * @param name its arrays are NAME.weight and NAME.bias
   */
  public static DenseLayer of(Parameters parameters, String name, int in, int out) {
    Initialization start = Initialization.uniform(1 / Math.sqrt(in));
    return new DenseLayer(
        parameters.create(name + ".weight", start, out, in), parameters.create(name + ".bias", start, out));
  }

  /**
   * Computes y.
   *
   * @param x [..., in]
   * @return [..., out], with the owner of {@code x}
   */
  public NDArray apply(NDArray x) {
    return Linear.linear(x, weight, bias).get(0);
  }
}
