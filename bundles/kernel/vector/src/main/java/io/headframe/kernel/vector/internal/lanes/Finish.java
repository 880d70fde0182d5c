package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;
import static io.headframe.kernel.vector.internal.lanes.Species.LANES;

import io.headframe.core.kernel.Activation;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** What follows a sum: bias, activation, factor. */
final class Finish {

  private static final float ROOT_HALF = 0.70710678f;
  private static final float TANH_FACTOR = 0.79788456f;

  private Finish() {}

  static void apply(float[] y, int yFrom, int count, float[] bias, int biasFrom, Activation activation, float[] factor,
      int factorFrom, float[] powers) {
    for (int i = 0; i < count; i += powers.length) {
      int part = Math.min(powers.length, count - i);
      if (bias != null) {
        addBias(y, yFrom + i, part, bias, biasFrom + i);
      }
      if (activation != Activation.NONE) {
        exponents(activation, y, yFrom + i, part, powers);
        Exponential.apply(powers, 0, part, -1, 0);
        if (activation == Activation.GELU) {
          gelu(y, yFrom + i, part, powers);
        } else {
          divide(y, yFrom + i, part, powers);
        }
      }
      if (factor != null) {
        multiply(y, yFrom + i, part, factor, factorFrom + i);
      }
    }
  }

  private static void addBias(float[] y, int yFrom, int count, float[] bias, int biasFrom) {
    for (int i = 0; i < count; i += LANES) {
      VectorMask<Float> mask = FLOATS.indexInRange(i, count);
      FloatVector.fromArray(FLOATS, y, yFrom + i, mask).add(FloatVector.fromArray(FLOATS, bias, biasFrom + i, mask))
          .intoArray(y, yFrom + i, mask);
    }
  }

  static void multiply(float[] y, int yFrom, int count, float[] factor, int factorFrom) {
    int whole = count / LANES * LANES;
    for (int i = 0; i < whole; i += LANES) {
      FloatVector.fromArray(FLOATS, y, yFrom + i).mul(FloatVector.fromArray(FLOATS, factor, factorFrom + i))
          .intoArray(y, yFrom + i);
    }
    if (whole < count) {
      VectorMask<Float> mask = FLOATS.indexInRange(whole, count);
      FloatVector.fromArray(FLOATS, y, yFrom + whole, mask)
          .mul(FloatVector.fromArray(FLOATS, factor, factorFrom + whole, mask)).intoArray(y, yFrom + whole, mask);
    }
  }

  /** What e is raised to the negative of. (1 + tanh(u))/2 = 1 / (1 + e⁻²ᵘ), and erf has e to the negative square. */
  private static void exponents(Activation activation, float[] y, int yFrom, int count, float[] into) {
    if (activation == Activation.SILU) {
      System.arraycopy(y, yFrom, into, 0, count);
      return;
    }
    for (int i = 0; i < count; i += LANES) {
      VectorMask<Float> mask = FLOATS.indexInRange(i, count);
      FloatVector v = FloatVector.fromArray(FLOATS, y, yFrom + i, mask);
      if (activation == Activation.GELU_TANH) {
        v = v.mul(v).mul(0.044715f).add(1).mul(v).mul(2 * TANH_FACTOR);
      } else {
        v = v.mul(ROOT_HALF);
        v = v.mul(v);
      }
      v.intoArray(into, i, mask);
    }
  }

  /** v / (1 + power). */
  private static void divide(float[] y, int yFrom, int count, float[] powers) {
    int whole = count / LANES * LANES;
    for (int i = 0; i < whole; i += LANES) {
      FloatVector.fromArray(FLOATS, y, yFrom + i).div(FloatVector.fromArray(FLOATS, powers, i).add(1))
          .intoArray(y, yFrom + i);
    }
    if (whole < count) {
      VectorMask<Float> mask = FLOATS.indexInRange(whole, count);
      FloatVector.fromArray(FLOATS, y, yFrom + whole, mask)
          .div(FloatVector.fromArray(FLOATS, powers, whole, mask).add(1)).intoArray(y, yFrom + whole, mask);
    }
  }

  /** v/2 (1 + erf(v/√2)), with erf by Abramowitz and Stegun (1964), 7.1.26: absolute error at most 1.5e-7. */
  private static void gelu(float[] y, int yFrom, int count, float[] powers) {
    for (int i = 0; i < count; i += LANES) {
      VectorMask<Float> mask = FLOATS.indexInRange(i, count);
      FloatVector v = FloatVector.fromArray(FLOATS, y, yFrom + i, mask);
      FloatVector t = FloatVector.broadcast(FLOATS, 1).div(v.abs().mul(ROOT_HALF * 0.3275911f).add(1));
      FloatVector sum = t.mul(1.061405429f).add(-1.453152027f);
      sum = sum.mul(t).add(1.421413741f);
      sum = sum.mul(t).add(-0.284496736f);
      sum = sum.mul(t).add(0.254829592f);
      // 1 − erf(|v|/√2)
      FloatVector rest = sum.mul(t).mul(FloatVector.fromArray(FLOATS, powers, i, mask));
      // v/2 (2 − rest) where v is positive, v/2 rest where it is not.
      FloatVector positive = FloatVector.broadcast(FLOATS, 2).sub(rest);
      v.mul(.5f).mul(rest.blend(positive, v.compare(VectorOperators.GT, 0))).intoArray(y, yFrom + i, mask);
    }
  }
}
