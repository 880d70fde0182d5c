package io.headframe.forecast.learning.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.norm.LayerNorm;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.Parameters;

/**
 * Layer normalisation over the last axis: y = (x − mean(x)) / √(var(x) + 10⁻⁵) · g + b. Ba, Kiros and Hinton (2016),
 * arXiv 1607.06450, equation 4.
 *
 * @param gain g: [width]
 * @param bias b: [width]
 */
public record LayerNormalization(NDArray gain, NDArray bias) {

  private static final float EPSILON = 1e-5f;

  /**
   * A layer that begins with gains of 1 and without bias.
   *
   * @param name its arrays are NAME.gain and NAME.bias
   */
  public static LayerNormalization of(Parameters parameters, String name, int width) {
    return new LayerNormalization(parameters.create(name + ".gain", Initialization.constant(1), width),
        parameters.create(name + ".bias", Initialization.constant(0), width));
  }

  /**
   * Computes y.
   *
   * @param x [..., width]
   * @return the same shape, with the owner of {@code x}
   */
  public NDArray apply(NDArray x) {
    return LayerNorm.layerNorm(x, gain.getShape(), gain, bias, EPSILON).get(0);
  }
}
