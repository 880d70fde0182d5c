package io.headframe.kernel.plain.internal;

import io.headframe.core.kernel.Product;

/** y = f(x Wᵀ + b) ⊙ (x Uᵀ) for some rows of W: each is read once and multiplied with all inputs. */
final class Products {

  private Products() {}

  static void compute(float[] x, int rows, Product product, int from, int to) {
    Rows matrix = (Rows) product.matrix();
    Rows factor = (Rows) product.factor();
    float[] sums = new float[Rows.AT_ONCE];
    float[] factors = new float[Rows.AT_ONCE];
    for (int o = from; o < to; o++) {
      float bias = product.bias() == null ? 0 : product.bias()[o];
      for (int r = 0; r < rows; r += Rows.AT_ONCE) {
        int count = Math.min(Rows.AT_ONCE, rows - r);
        matrix.multiply(o, x, r * matrix.in(), count, sums);
        if (factor != null) {
          factor.multiply(o, x, r * matrix.in(), count, factors);
        }
        for (int i = 0; i < count; i++) {
          float value = Activations.apply(product.activation(), sums[i] + bias);
          product.y()[(r + i) * matrix.out() + o] = factor == null ? value : value * factors[i];
        }
      }
    }
  }
}
