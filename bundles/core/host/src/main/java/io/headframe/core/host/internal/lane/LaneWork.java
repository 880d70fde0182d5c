package io.headframe.core.host.internal.lane;

import io.headframe.core.host.internal.isolation.Standing;

/** Work for a lane. Exactly one of the three is called, except that work that is given up had begun. */
public interface LaneWork {

  /**
   * Computes, on the lane's thread. Throws nothing.
   *
   * @param turn its own; the work calls {@link LaneTurn#end} where it can no longer be given up
   */
  void compute(LaneTurn turn);

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
