package io.headframe.core.transformer.fused;

import org.osgi.annotation.versioning.ConsumerType;

/** A normalisation on floats in Java memory. Used by one thread. */
@ConsumerType
public interface FusedNormalization {

  /**
   * Normalises rows.
   *
   * @param x [row, model]
   * @param rows at least 1
   * @param width the length of a row
   * @param out receives [row, model]; another array than {@code x}
   */
  void normalize(float[] x, int rows, int width, float[] out);
}
