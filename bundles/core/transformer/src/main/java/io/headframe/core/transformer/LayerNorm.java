package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.layer.LayerContext;
import io.headframe.core.transformer.fused.FusedNormalization;
import java.util.Optional;

/**
 * Layer normalisation: y = (x − mean(x)) / √(var(x) + ε) · g + b, where var(x) is the mean of (x − mean(x))². Ba, Kiros
 * and Hinton, "Layer Normalization" (2016), arXiv 1607.06450, equation 4.
 */
public final class LayerNorm implements AffineNormalization {

  private final NDArray gain;
  private final NDArray bias;
  private final double epsilon;

  /**
   * @param gain [model]; null for 1
   * @param bias [model]; null for 0
   * @param epsilon added to the variance
   */
  public LayerNorm(NDArray gain, NDArray bias, double epsilon) {
    this.gain = gain;
    this.bias = bias;
    this.epsilon = epsilon;
  }

  @Override
  public Optional<NDArray> gain() {
    return Optional.ofNullable(gain);
  }

  @Override
  public Optional<NDArray> bias() {
    return Optional.ofNullable(bias);
  }

  @Override
  public boolean subtractsMean() {
    return true;
  }

  @Override
  public LayerNorm with(NDArray otherGain, NDArray otherBias) {
    return new LayerNorm(otherGain, otherBias, epsilon);
  }

  @Override
  public NDArray normalize(NDArray x, Place place, LayerContext context) {
    NDArray centred = x.sub(x.mean(new int[] {-1}, true));
    NDArray scale = context.at(place.scale(), centred.square().mean(new int[] {-1}, true).add(epsilon).sqrt());
    NDArray normalized = context.at(place.normalized(), centred.div(scale));
    NDArray scaled = gain == null ? normalized : normalized.mul(gain);
    return context.at(place.out(), bias == null ? scaled : scaled.add(bias));
  }

  @Override
  public Optional<FusedNormalization> fuse() {
    return Optional.of(new RowNormalization(true, epsilon, NativeMemory.copy(gain), NativeMemory.copy(bias)));
  }
}
