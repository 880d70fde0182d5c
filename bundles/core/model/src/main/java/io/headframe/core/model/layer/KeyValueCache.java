package io.headframe.core.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The keys and values of one layer, and whatever else a mixer keeps for each position. Which of them are kept and seen
 * is the decision of a {@link CachePolicy}.
 */
@ConsumerType
public interface KeyValueCache extends LayerState {

  /**
   * Stages new positions and says what their queries attend to.
   *
   * @param rows one array for each of {@link CacheShape#rows()}: [batch, its heads, position, its width], owned by the
   *     pass, so that what is kept is copied. The batch may be larger than 1: the sequences share the past, and then
   *     nothing can be committed
   * @param queries [batch, head, position, head width], for policies that choose by them; neighbouring heads share one
   *     head of the keys where these have fewer
   * @param context positions, shared masks, memory
   */
  Seen stage(NDList rows, NDArray queries, LayerContext context);

  /**
   * What queries attend to.
   *
   * @param rows the arrays of {@link CacheShape#rows()} over the keys that are seen: [batch, its heads, key, its
   *     width], owned by the pass. They may share memory with the cache, which the next pass overwrites: what outlives
   *     this one is copied
   * @param bias what is added to scores: broadcast to [batch, head, query, key]; null if every query sees every key
   */
  record Seen(NDList rows, NDArray bias) {}
}
