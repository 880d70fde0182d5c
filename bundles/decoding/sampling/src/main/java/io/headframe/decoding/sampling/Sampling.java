package io.headframe.decoding.sampling;

import io.headframe.core.error.HeadframeException;
import io.headframe.decoding.sampling.internal.SamplingError;

/**
 * How the next token is chosen from the logits. Temperature comes first, then top-k, then top-p, as in Hugging Face
 * Transformers.
 *
 * @param temperature what logits are divided by; at least 0; 0 always takes the token with the greatest logit
 * @param topK how many of the most probable tokens are kept, with those that tie with the last; 0 keeps all
 * @param topP the most probable tokens are kept until their sum reaches this; above 0, at most 1; 1 keeps all
 * @param seed the same seed chooses the same tokens
 */
public record Sampling(double temperature, int topK, double topP, long seed) {

  /**
   * Checks the ranges.
   *
   * @throws HeadframeException if a value is out of its range
   */
  public Sampling {
    if (!(temperature >= 0) || Double.isInfinite(temperature)) {
      throw new HeadframeException(SamplingError.TEMPERATURE, temperature);
    }
    if (topK < 0) {
      throw new HeadframeException(SamplingError.TOP_K, topK);
    }
    if (!(topP > 0 && topP <= 1)) {
      throw new HeadframeException(SamplingError.TOP_P, topP);
    }
  }

  /** Always the token with the greatest logit; of several, the one with the lowest id. */
  public static Sampling greedy() {
    return new Sampling(0, 0, 1, 0);
  }
}
