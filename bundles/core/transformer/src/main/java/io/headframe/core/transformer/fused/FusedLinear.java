package io.headframe.core.transformer.fused;

import io.headframe.core.kernel.Activation;
import io.headframe.core.kernel.Matrix;
import io.headframe.core.kernel.Product;

/**
 * y = x Wᵀ (+ b) as kernels take it.
 *
 * @param matrix W: [out, in]
 * @param bias [out]; null for none
 */
public record FusedLinear(Matrix matrix, float[] bias) {

  /** The product that writes the result. */
  public Product into(float[] y) {
    return Product.linear(matrix, bias, y);
  }

  /** The product that writes f(result). */
  public Product into(float[] y, Activation function) {
    return new Product(matrix, bias, function, null, y);
  }

  /** The length of a result. */
  public int out() {
    return matrix.out();
  }
}
