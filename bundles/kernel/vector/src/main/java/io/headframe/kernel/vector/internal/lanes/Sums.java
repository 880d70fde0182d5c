package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;
import static io.headframe.kernel.vector.internal.lanes.Species.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Sums over the lanes of four vectors together: they are folded into one, a quarter for each, in less than half the
 * steps that four sums take.
 */
final class Sums {

  private static final int HALF = LANES / 2;
  private static final int QUARTER = LANES / 4;
  private static final VectorMask<Float> UPPER_HALF = bit(HALF);
  private static final VectorMask<Float> UPPER_QUARTERS = bit(QUARTER);
  private static final VectorShuffle<Float> SWAP_HALVES = swap(HALF);
  private static final VectorShuffle<Float> SWAP_QUARTERS = swap(QUARTER);
  private static final VectorShuffle<Float> SWAP_PAIRS = swap(LANES > 8 ? 2 : 0);
  private static final VectorShuffle<Float> SWAP_SINGLES = swap(LANES > 4 ? 1 : 0);
  private static final VectorShuffle<Float> GATHER =
      VectorShuffle.fromOp(FLOATS, i -> (i & 1) * HALF + (i >> 1 & 1) * QUARTER);

  private Sums() {}

  /**
   * Sums of several times four vectors that stand in an array. Vectors do not pass from method to method here and
   * elsewhere: where the JVM does not inline such a call it makes objects of them.
   *
   * @param lanes the vectors
   * @param count how many times four
   * @param y receives four sums at a time
   * @param at where the first four begin
   * @param stride how much later the next four begin
   */
  static void fold(float[] lanes, int count, float[] y, int at, int stride) {
    for (int i = 0; i < count; i++) {
      int from = 4 * i * LANES;
      FloatVector a = FloatVector.fromArray(FLOATS, lanes, from);
      FloatVector b = FloatVector.fromArray(FLOATS, lanes, from + LANES);
      FloatVector c = FloatVector.fromArray(FLOATS, lanes, from + 2 * LANES);
      FloatVector d = FloatVector.fromArray(FLOATS, lanes, from + 3 * LANES);
      FloatVector ab = a.blend(b, UPPER_HALF).add(b.blend(a, UPPER_HALF).rearrange(SWAP_HALVES));
      FloatVector cd = c.blend(d, UPPER_HALF).add(d.blend(c, UPPER_HALF).rearrange(SWAP_HALVES));
      FloatVector all = ab.blend(cd, UPPER_QUARTERS).add(cd.blend(ab, UPPER_QUARTERS).rearrange(SWAP_QUARTERS));
      if (LANES > 8) {
        all = all.add(all.rearrange(SWAP_PAIRS));
      }
      if (LANES > 4) {
        all = all.add(all.rearrange(SWAP_SINGLES));
      }
      ((FloatVector) all.rearrange(GATHER).reinterpretShape(FloatVector.SPECIES_128, 0))
          .intoArray(y, at + i * stride);
    }
  }

  private static VectorMask<Float> bit(int bit) {
    boolean[] set = new boolean[LANES];
    for (int i = 0; i < LANES; i++) {
      set[i] = (i & bit) != 0;
    }
    return VectorMask.fromArray(FLOATS, set, 0);
  }

  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(FLOATS, i -> i ^ distance);
  }
}
