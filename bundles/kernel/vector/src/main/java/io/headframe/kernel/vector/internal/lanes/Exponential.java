package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;
import static io.headframe.kernel.vector.internal.lanes.Species.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * eˣ = 2ⁿ eʳ with |r| ≤ ln(2)/2, and eʳ by its Taylor series to the seventh power, which is wrong by at most
 * (ln(2)/2)⁸/8! = 5 · 10⁻⁹. Of numbers below −87.3 it is e⁻⁸⁷·³, of numbers above 88.3 it is infinite.
 */
final class Exponential {

  private static final float LOWEST = -87.3f;
  private static final float GREATEST = 88.3f;
  private static final float PER_LN2 = 1.44269504f;
  /** ln(2) in two parts; n times the first is exact. */
  private static final float LN2 = 0.693359375f;
  private static final float LN2_REST = -2.12194440e-4f;
  /** 1.5 · 2²³: who adds it rounds to an integer, which stands in the last bits. */
  private static final float ROUNDER = 12_582_912f;
  private static final int EXPONENT = 23;
  private static final int BIAS = 127;

  private Exponential() {}

  /**
   * v = e^(sign · v + shift) for neighbouring numbers, in whole vectors: the array has room for the last one, and what
   * stands behind the numbers is changed and counted too. Vectors do not leave this method: where the JVM does not
   * inline a call it makes objects of them.
   *
   * @param count a vector's lanes at a time are computed until it is reached
   * @param sign 1 or −1
   * @return the sum of the powers
   */
  static float apply(float[] values, int from, int count, float sign, float shift) {
    FloatVector shifts = FloatVector.broadcast(FLOATS, shift);
    FloatVector total = FloatVector.zero(FLOATS);
    for (int i = from; i < from + count; i += LANES) {
      FloatVector any = FloatVector.fromArray(FLOATS, values, i).fma(FloatVector.broadcast(FLOATS, sign), shifts);
      FloatVector x = any.max(LOWEST).min(GREATEST);
      FloatVector rounded = x.fma(FloatVector.broadcast(FLOATS, PER_LN2), FloatVector.broadcast(FLOATS, ROUNDER));
      FloatVector n = rounded.sub(ROUNDER);
      FloatVector r = n.fma(FloatVector.broadcast(FLOATS, -LN2), x);
      r = n.fma(FloatVector.broadcast(FLOATS, -LN2_REST), r);
      FloatVector sum = FloatVector.broadcast(FLOATS, 1 / 5040f);
      sum = sum.fma(r, FloatVector.broadcast(FLOATS, 1 / 720f));
      sum = sum.fma(r, FloatVector.broadcast(FLOATS, 1 / 120f));
      sum = sum.fma(r, FloatVector.broadcast(FLOATS, 1 / 24f));
      sum = sum.fma(r, FloatVector.broadcast(FLOATS, 1 / 6f));
      sum = sum.fma(r, FloatVector.broadcast(FLOATS, .5f));
      sum = sum.fma(r, FloatVector.broadcast(FLOATS, 1));
      sum = sum.fma(r, FloatVector.broadcast(FLOATS, 1));
      IntVector power = rounded.reinterpretAsInts().sub(Float.floatToRawIntBits(ROUNDER)).add(BIAS)
          .lanewise(VectorOperators.LSHL, EXPONENT);
      FloatVector result = sum.mul(power.reinterpretAsFloats())
          .blend(Float.POSITIVE_INFINITY, any.compare(VectorOperators.GT, GREATEST));
      result.intoArray(values, i);
      total = total.add(result);
    }
    return total.reduceLanes(VectorOperators.ADD);
  }
}
