package io.headframe.core.transformer.fused;

import org.osgi.annotation.versioning.ConsumerType;

/** An embedding on floats in Java memory. Used by one thread. */
@ConsumerType
public interface FusedEmbedding {

  /**
   * Writes the residual stream of one position.
   *
   * @param token in the vocabulary
   * @param position its position id
   * @param out receives [model] from {@code offset} on
   */
  void embed(int token, int position, float[] out, int offset);
}
