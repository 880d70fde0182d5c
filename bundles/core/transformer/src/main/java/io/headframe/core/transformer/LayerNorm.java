package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.layer.LayerContext;

/**
 * Layer normalisation: y = (x − mean(x)) / √(var(x) + ε) · g + b, where var(x) is the mean of (x − mean(x))². Ba, Kiros
 * and Hinton, "Layer Normalization" (2016), arXiv 1607.06450, equation 4.
 */
public final class LayerNorm implements Normalization {

  private final NDArray gain;
  private final NDArray bias;
  private final double epsilon;

  /**
   * @param gain [model]
   * @param bias [model]
   * @param epsilon added to the variance
   */
  public LayerNorm(NDArray gain, NDArray bias, double epsilon) {
    this.gain = gain;
    this.bias = bias;
    this.epsilon = epsilon;
  }

  @Override
  public NDArray normalize(NDArray x, Place place, LayerContext context) {
    NDArray centred = x.sub(x.mean(new int[] {-1}, true));
    NDArray scale = context.at(place.scale(), centred.square().mean(new int[] {-1}, true).add(epsilon).sqrt());
    NDArray normalized = context.at(place.normalized(), centred.div(scale));
    return context.at(place.out(), normalized.mul(gain).add(bias));
  }
}
