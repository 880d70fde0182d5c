package io.headframe.analysis.patching.internal;

/** Hears how far a computation is. */
@FunctionalInterface
interface Steps {

  /**
   * Called before each pass.
   *
   * @param fraction between 0 and 1
   */
  void at(double fraction);
}
