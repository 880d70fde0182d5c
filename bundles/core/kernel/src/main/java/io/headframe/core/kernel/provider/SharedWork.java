package io.headframe.core.kernel.provider;

/** Work made of units that any thread may compute, in any order. */
@FunctionalInterface
public interface SharedWork {

  /**
   * Computes some units. Called by several threads at once, never twice for one unit.
   *
   * @param begin the first unit
   * @param end after the last one
   * @param thread who computes: 0 is the caller's, and no two threads at once have the same number, but for −1: a
   *     caller beside another, which finds what threads keep in use
   */
  void compute(int begin, int end, int thread);
}
