package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;
import static io.headframe.kernel.vector.internal.lanes.Species.LANES;
import static io.headframe.kernel.vector.internal.lanes.Species.ORDER;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** Sums of values for four rows: two vectors of a value meet the four weights of its position in registers. */
final class JointValues {

  private JointValues() {}

  /**
   * Σ weights[row, i] · values[i] over neighbouring positions.
   *
   * @param width of a value; at least a vector
   * @param weights [four rows, room]
   * @param out receives [four rows, width]
   */
  static void four(MemorySegment values, int begin, int width, int positions, float[] weights, int room, float[] out) {
    for (int k = 0; k < width; k += 2 * LANES) {
      // What is left of a value overlaps what was before.
      int first = Math.min(k, width - LANES);
      int second = Math.min(k + LANES, width - LANES);
      two(values, begin + first, begin + second, width, positions, weights, room, out, first, second);
    }
  }

  private static void two(MemorySegment values, int first, int second, int width, int positions, float[] weights,
      int room, float[] out, int atFirst, int atSecond) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector a0 = zero;
    FloatVector b0 = zero;
    FloatVector a1 = zero;
    FloatVector b1 = zero;
    FloatVector a2 = zero;
    FloatVector b2 = zero;
    FloatVector a3 = zero;
    FloatVector b3 = zero;
    for (int i = 0; i < positions; i++) {
      FloatVector a = load(values, first + i * width);
      FloatVector b = load(values, second + i * width);
      FloatVector w0 = FloatVector.broadcast(FLOATS, weights[i]);
      a0 = a.fma(w0, a0);
      b0 = b.fma(w0, b0);
      FloatVector w1 = FloatVector.broadcast(FLOATS, weights[i + room]);
      a1 = a.fma(w1, a1);
      b1 = b.fma(w1, b1);
      FloatVector w2 = FloatVector.broadcast(FLOATS, weights[i + 2 * room]);
      a2 = a.fma(w2, a2);
      b2 = b.fma(w2, b2);
      FloatVector w3 = FloatVector.broadcast(FLOATS, weights[i + 3 * room]);
      a3 = a.fma(w3, a3);
      b3 = b.fma(w3, b3);
    }
    a0.intoArray(out, atFirst);
    b0.intoArray(out, atSecond);
    a1.intoArray(out, atFirst + width);
    b1.intoArray(out, atSecond + width);
    a2.intoArray(out, atFirst + 2 * width);
    b2.intoArray(out, atSecond + 2 * width);
    a3.intoArray(out, atFirst + 3 * width);
    b3.intoArray(out, atSecond + 3 * width);
  }

  private static FloatVector load(MemorySegment values, int at) {
    return FloatVector.fromMemorySegment(FLOATS, values, (long) at * Float.BYTES, ORDER);
  }
}
