package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.layer.LayerContext;
import io.headframe.core.transformer.fused.FusedNormalization;
import java.util.Optional;

/**
 * Root-mean-square normalisation: y = x / √(mean(x²) + ε) · g. Zhang and Sennrich, "Root Mean Square Layer
 * Normalization" (2019), arXiv 1910.07467, equation 4.
 */
public final class RmsNorm implements AffineNormalization {

  private final NDArray gain;
  private final double epsilon;

  /**
   * @param gain [model]; null for 1
   * @param epsilon added to the mean square
   */
  public RmsNorm(NDArray gain, double epsilon) {
    this.gain = gain;
    this.epsilon = epsilon;
  }

  @Override
  public Optional<NDArray> gain() {
    return Optional.ofNullable(gain);
  }

  @Override
  public Optional<NDArray> bias() {
    return Optional.empty();
  }

  @Override
  public boolean subtractsMean() {
    return false;
  }

  @Override
  public RmsNorm with(NDArray otherGain, NDArray otherBias) {
    if (otherBias != null) {
      throw new IllegalArgumentException("RMSNorm has no bias");
    }
    return new RmsNorm(otherGain, epsilon);
  }

  @Override
  public NDArray normalize(NDArray x, Place place, LayerContext context) {
    NDArray scale = context.at(place.scale(), x.square().mean(new int[] {-1}, true).add(epsilon).sqrt());
    NDArray normalized = context.at(place.normalized(), x.div(scale));
    return context.at(place.out(), gain == null ? normalized : normalized.mul(gain));
  }

  @Override
  public Optional<FusedNormalization> fuse() {
    return Optional.of(new RowNormalization(false, epsilon, NativeMemory.copy(gain), null));
  }
}
