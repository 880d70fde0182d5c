package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.HookSite;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** The first part of a decoder: tokens, and where it is not left to attention their positions, to vectors. */
@ConsumerType
public interface Embedding {

  /** The hook sites that {@link #embed} passes to its trace. */
  List<HookSite> sites();

  /**
   * Embeds tokens.
   *
   * @param tokens [batch, position], 64-bit integers
   * @param firstPosition the position of the first column
   * @param trace receives the activations
   * @return the residual stream: [batch, position, model], owned by {@code trace.scope()}
   */
  NDArray embed(NDArray tokens, int firstPosition, LayerTrace trace);
}
