package io.headframe.core.model.layer;

import ai.djl.ndarray.NDManager;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides which keys and values of a session are kept and which of them a query sees. Keys come after rotation, with
 * the position that they had in the sequence. Immutable.
 */
@ConsumerType
public interface CachePolicy {

  /**
   * An empty cache for one layer of one sequence.
   *
   * @param memory owns its arrays
   */
  KeyValueCache open(CacheShape shape, NDManager memory);
}
