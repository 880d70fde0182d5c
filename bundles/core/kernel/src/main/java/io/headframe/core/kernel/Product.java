package io.headframe.core.kernel;

/**
 * What is computed of rows x: y = f(x Wᵀ + b) ⊙ (x Uᵀ), where b and U may be missing.
 *
 * @param matrix W: [out, in]
 * @param bias b: [out]; null for none
 * @param activation f
 * @param factor U: [out, in]; null for none
 * @param y receives [row, out], from the array's begin on
 */
public record Product(Matrix matrix, float[] bias, Activation activation, Matrix factor, float[] y) {

  /** y = x Wᵀ + b. */
  public static Product linear(Matrix matrix, float[] bias, float[] y) {
    return new Product(matrix, bias, Activation.NONE, null, y);
  }
}
