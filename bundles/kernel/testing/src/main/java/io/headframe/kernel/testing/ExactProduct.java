package io.headframe.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.kernel.Activation;
import io.headframe.core.kernel.Product;

/**
 * A product in double precision.
 *
 * @param x [row, in]
 * @param in length of a row
 * @param weights [out, in]
 * @param factor [out, in], or null
 */
record ExactProduct(float[] x, int in, double[] weights, double[] factor) {

  /** Derivatives of activations are at most 1.13. */
  private static final double STEEPEST = 1.13;
  /** What activations may be wrong by, and the rounding of a bias. */
  private static final double OWN = 1e-6;
  private static final double ROUNDING = 0x1p-23;

  /** A sum and how wrong it may be. */
  private record Sum(double value, double error) {}

  void assertRow(Product product, int row) {
    int out = weights.length / in;
    boolean none = product.activation() == Activation.NONE;
    for (int o = 0; o < out; o++) {
      Sum sum = sum(weights, row, o);
      double value = sum.value() + (product.bias() == null ? 0 : product.bias()[o]);
      double exact = ExactActivation.of(product.activation(), value);
      double own = none ? 0 : OWN * Math.max(1, Math.abs(value));
      double error = STEEPEST * (sum.error() + ROUNDING * Math.abs(value)) + own;
      if (factor != null) {
        Sum other = sum(factor, row, o);
        error = error * Math.abs(other.value()) + other.error() * (Math.abs(exact) + error);
        exact *= other.value();
        error += ROUNDING * Math.abs(exact);
      }
      assertEquals(exact, product.y()[row * out + o], error + Float.MIN_NORMAL, "row " + row + ", out " + o + " of "
          + out + " x " + in + ", " + x.length / in + " rows");
    }
  }

  private Sum sum(double[] of, int row, int o) {
    double value = 0;
    double size = 0;
    for (int i = 0; i < in; i++) {
      double term = of[o * in + i] * x[row * in + i];
      value += term;
      size += Math.abs(term);
    }
    return new Sum(value, (in + 2) * ROUNDING * size);
  }
}
