package io.headframe.kernel.vector.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A small matrix in another order: panels of sixteen rows, in each of which the sixteen weights of one input stand side
 * by side. There sums of several outputs are the lanes of one vector, and none has to be summed over lanes, which takes
 * longer than all else where rows are short.
 */
final class Panels {

  /** Rows of a panel: what fills the widest vector. */
  static final int HEIGHT = LaneOperations.PANEL;

  /** Matrices of rows that are longer lose little by sums over lanes. */
  private static final int LONGEST = 512;
  /** Weights of a matrix that stays in the second cache, and whose copy is small beside all else: 1 MiB. */
  private static final int MOST = 1 << 18;

  private Panels() {}

  /** Whether a matrix is worth a copy. */
  static boolean suit(int out, int in) {
    return in <= LONGEST && (long) out * in <= MOST;
  }

  /**
   * The copy.
   *
   * @param values [out, in], floats
   * @return [panel, in, row of the panel], zeros behind the last row
   */
  static float[] of(MemorySegment values, int out, int in) {
    float[] panels = new float[(out + HEIGHT - 1) / HEIGHT * HEIGHT * in];
    for (int o = 0; o < out; o++) {
      int at = o / HEIGHT * HEIGHT * in + o % HEIGHT;
      for (int k = 0; k < in; k++) {
        panels[at + k * HEIGHT] = values.getAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, (long) o * in + k);
      }
    }
    return panels;
  }
}
