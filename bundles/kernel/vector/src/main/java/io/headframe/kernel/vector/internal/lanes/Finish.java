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
      int factorFrom) {
    for (int i = 0; i < count; i += LANES) {
      VectorMask<Float> mask = FLOATS.indexInRange(i, count);
      FloatVector v = FloatVector.fromArray(FLOATS, y, yFrom + i, mask);
      if (bias != null) {
        v = v.add(FloatVector.fromArray(FLOATS, bias, biasFrom + i, mask));
      }
      if (activation == Activation.SILU) {
        v = sigmoidTimes(v, v);
      } else if (activation == Activation.GELU_TANH) {
        v = sigmoidTimes(v.mul(v).mul(0.044715f).add(1).mul(v).mul(2 * TANH_FACTOR), v);
      } else if (activation == Activation.GELU) {
        v = gelu(v);
      }
      if (factor != null) {
        v = v.mul(FloatVector.fromArray(FLOATS, factor, factorFrom + i, mask));
      }
      v.intoArray(y, yFrom + i, mask);
    }
  }

  /** v / (1 + e⁻ˣ); and (1 + tanh(x/2))/2 = 1 / (1 + e⁻ˣ). */
  private static FloatVector sigmoidTimes(FloatVector x, FloatVector v) {
    return v.div(Exponential.of(x.neg()).add(1));
  }

  /** With erf by Abramowitz and Stegun (1964), 7.1.26: absolute error at most 1.5e-7. */
  private static FloatVector gelu(FloatVector v) {
    FloatVector x = v.mul(ROOT_HALF);
    FloatVector size = x.abs();
    FloatVector t = FloatVector.broadcast(FLOATS, 1).div(size.mul(0.3275911f).add(1));
    FloatVector sum = t.mul(1.061405429f).add(-1.453152027f);
    sum = sum.mul(t).add(1.421413741f);
    sum = sum.mul(t).add(-0.284496736f);
    sum = sum.mul(t).add(0.254829592f);
    // 1 − erf(|x|)
    FloatVector rest = sum.mul(t).mul(Exponential.of(size.mul(size).neg()));
    FloatVector half = v.mul(.5f);
    // v/2 (2 − rest) where v is positive, v/2 rest where it is not.
    FloatVector positive = FloatVector.broadcast(FLOATS, 2).sub(rest);
    return half.mul(rest.blend(positive, v.compare(VectorOperators.GT, 0)));
  }
}
