package io.headframe.core.transformer;

import org.osgi.annotation.versioning.ConsumerType;

/** What the positions of one sequence left in one layer. Made and understood by its mixer alone. */
@ConsumerType
public interface LayerState {

  /** The number of positions that it holds. */
  int length();

  /** Native memory, in bytes. */
  long bytes();
}
