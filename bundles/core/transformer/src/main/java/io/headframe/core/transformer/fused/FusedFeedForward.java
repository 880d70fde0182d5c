package io.headframe.core.transformer.fused;

import org.osgi.annotation.versioning.ConsumerType;

/** A feed-forward part on floats in Java memory. Used by one thread. */
@ConsumerType
public interface FusedFeedForward {

  /**
   * Computes what is added to the residual stream.
   *
   * @param x [row, model], normalised
   * @param rows gives memory for what is between
   * @param out receives [row, model]; another array than {@code x}
   */
  void apply(float[] x, Rows rows, float[] out);
}
