package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.HookSite;

/**
 * Root-mean-square normalisation: y = x / √(mean(x²) + ε) · g. Zhang and Sennrich, "Root Mean Square Layer
 * Normalization" (2019), arXiv 1910.07467, equation 4.
 */
public final class RmsNorm implements Normalization {

  private final NDArray gain;
  private final double epsilon;

  /**
   * @param gain [model]
   * @param epsilon added to the mean square
   */
  public RmsNorm(NDArray gain, double epsilon) {
    this.gain = gain;
    this.epsilon = epsilon;
  }

  @Override
  public NDArray normalize(NDArray x, HookSite scaleSite, HookSite outSite, LayerTrace trace) {
    NDArray scale = trace.at(scaleSite, x.square().mean(new int[] {-1}, true).add(epsilon).sqrt());
    return trace.at(outSite, x.div(scale).mul(gain));
  }
}
