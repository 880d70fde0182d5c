package io.headframe.kernel.plain.internal;

import io.headframe.core.kernel.Matrix;

/** A matrix of which rows can be multiplied with inputs. */
interface Rows extends Matrix {

  /** How many inputs are multiplied at once at most. */
  int AT_ONCE = 4;

  /**
   * Multiplies one row with several inputs.
   *
   * @param row the row
   * @param x inputs, one after the other
   * @param from where the first begins
   * @param count how many, at most {@link #AT_ONCE}
   * @param sums receives the sums
   */
  void multiply(int row, float[] x, int from, int count, float[] sums);
}
