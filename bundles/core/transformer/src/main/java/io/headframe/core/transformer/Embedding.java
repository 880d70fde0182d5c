package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.layer.LayerContext;
import io.headframe.core.transformer.fused.FusedEmbedding;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** The first part of a decoder: tokens, and where it is not left to attention their positions, to vectors. */
@ConsumerType
public interface Embedding {

  /** The hook sites that {@link #embed} passes to its context. */
  List<HookSite> sites();

  /**
   * Looks up tokens.
   *
   * @param tokens [batch, position], 64-bit integers
   * @return [batch, position, model], with the owner of {@code tokens}
   */
  NDArray vectors(NDArray tokens);

  /**
   * Makes the residual stream.
   *
   * @param vectors [batch, position, model]: what {@link #vectors} returned, or what stands in its place
   * @param context gives the positions, receives the activations
   * @return [batch, position, model], owned by {@code context.scope()}
   */
  NDArray embed(NDArray vectors, LayerContext context);

  /**
   * The same part for passes over few positions that nobody looks into.
   *
   * @return the part, which agrees with this one within rounding; empty where there is only this way
   */
  default Optional<FusedEmbedding> fuse() {
    return Optional.empty();
  }
}
