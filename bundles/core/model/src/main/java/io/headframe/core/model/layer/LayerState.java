package io.headframe.core.model.layer;

import ai.djl.ndarray.NDManager;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What the positions of one sequence left in one layer. Made and understood by the layer's mixer alone; a session calls
 * the methods here. Positions that a pass brings are <em>staged</em> until {@link #commit} keeps some of them and
 * forgets the others; at most one pass is staged at a time. Used by one thread.
 */
@ConsumerType
public interface LayerState {

  /** The number of committed positions of the sequence, also of those that a policy no longer keeps. */
  int length();

  /**
   * Keeps staged positions and forgets the others. Without any staged position it does nothing.
   *
   * @param staged indices of the staged positions that go on the sequence, in its order; none forgets all
   */
  void commit(int... staged);

  /**
   * The least length that {@link #rollBack} can return to: 0 for a state that keeps everything, {@link #length()} for
   * one that cannot go back (take a {@link #fork} before).
   */
  int earliest();

  /**
   * Forgets the positions from a length on.
   *
   * @param length between {@link #earliest()} and {@link #length()}
   */
  void rollBack(int length);

  /** An independent copy of the committed positions. {@code memory} owns it. */
  LayerState fork(NDManager memory);

  /** Native memory, in bytes. */
  long bytes();
}
