package io.headframe.core.host.internal.lane;

import io.headframe.core.host.internal.isolation.Standing;

/** Work for a lane. It computes or is dropped; while it computes it may be asked to stop, and then given up. */
public interface LaneWork {

  /**
   * Computes, on the lane's thread. Throws nothing.
   *
   * @param turn its own; the work calls {@link LaneTurn#end} where it can no longer be given up
   */
  void compute(LaneTurn turn);

  /** It is to stop: whatever it called should learn of it. Called by whoever asks, while it computes. */
  void asked();

  /** It was stopped before it began. Called by whoever stopped it. */
  void dropped();

  /**
   * It was asked to stop and did not. Called on the thread that takes the place of its own, before the lane goes on, so
   * that what waits already finds a quarantine.
   *
   * @param thread where it still computes
   * @param standing where that thread stood meanwhile
   */
  void givenUp(Thread thread, Standing standing);
}
