package io.headframe.core.linalg;

import io.headframe.core.linalg.internal.ColumnSigns;

/**
 * A thin singular value decomposition, A = U diag(σ) Vᵀ, of a matrix [m, n], with k = min(m, n). Immutable.
 *
 * @param left U: [m, k], with orthonormal columns
 * @param values σ: [k], falling, none negative
 * @param right V, not transposed: [n, k], with orthonormal columns
 */
public record SingularValues(Matrix left, double[] values, Matrix right) {

  /** Distance from 1 to the next double. */
  private static final double ROUNDING = Math.ulp(1.0);

  /** Copies the values. */
  public SingularValues {
    if (left.columns() != values.length || right.columns() != values.length) {
      throw new IllegalArgumentException(values.length + " values for " + left.shape() + " and " + right.shape());
    }
    values = values.clone();
  }

  /** A copy of the singular values, falling. */
  @Override
  public double[] values() {
    return values.clone();
  }

  /** The same with the signs of columns that {@link LinearAlgebra#svd} states. */
  public SingularValues withStatedSigns() {
    double[] signs = ColumnSigns.of(left);
    return new SingularValues(left.timesDiagonal(signs), values, right.timesDiagonal(signs));
  }

  /**
   * The share of the greatest singular value at and below which rounding alone may have made one: max(m, n) · 2⁻⁵².
   */
  public double rounding() {
    return Math.max(left.rows(), right.rows()) * ROUNDING;
  }

  /**
   * How many singular values count.
   *
   * @param tolerance those at most this share of the greatest are taken to be 0; see {@link #rounding}
   */
  public int rank(double tolerance) {
    int rank = 0;
    while (rank < values.length && values[rank] > 0 && values[rank] > tolerance * values[0]) {
      rank++;
    }
    return rank;
  }

  /**
   * The pseudo-inverse of Moore and Penrose, V diag(1/σ) Uᵀ over the singular values that count: [n, m].
   *
   * @param tolerance as of {@link #rank}
   */
  public Matrix pseudoInverse(double tolerance) {
    return right.timesDiagonal(inverses(tolerance)).times(left.transpose());
  }

  /**
   * Among all X with the least ‖A X − B‖, the one of least norm, column by column of B.
   *
   * @param rightSide B: [m, any]
   * @param tolerance as of {@link #rank}
   * @return X: [n, any]
   */
  public Matrix leastSquares(Matrix rightSide, double tolerance) {
    return right.timesDiagonal(inverses(tolerance)).times(left.transpose().times(rightSide));
  }

  private double[] inverses(double tolerance) {
    double[] inverses = new double[values.length];
    for (int i = 0; i < rank(tolerance); i++) {
      inverses[i] = 1 / values[i];
    }
    return inverses;
  }
}
