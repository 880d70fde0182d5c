package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.HookSite;
import org.osgi.annotation.versioning.ConsumerType;

/** A normalisation of the residual stream. Immutable. */
@ConsumerType
public interface Normalization {

  /**
   * Normalises each position.
   *
   * @param x [batch, position, model]
   * @param scaleSite the site of the divisor, [batch, position, 1]
   * @param outSite the site of the result
   * @param trace receives the activations
   * @return [batch, position, model], owned by {@code trace.scope()}
   */
  NDArray normalize(NDArray x, HookSite scaleSite, HookSite outSite, LayerTrace trace);
}
