package io.headframe.core.linalg;

/**
 * The eigen-decomposition of a symmetric matrix [n, n], A = W diag(λ) Wᵀ. Immutable.
 *
 * @param values λ: [n], rising
 * @param vectors W: [n, n], orthonormal columns in the order of the values
 */
public record SymmetricEigen(double[] values, Matrix vectors) {

  /** Copies the values. */
  public SymmetricEigen {
    if (vectors.columns() != values.length) {
      throw new IllegalArgumentException(values.length + " values for vectors " + vectors.shape());
    }
    values = values.clone();
  }

  /** A copy of the eigenvalues, rising. */
  @Override
  public double[] values() {
    return values.clone();
  }
}
