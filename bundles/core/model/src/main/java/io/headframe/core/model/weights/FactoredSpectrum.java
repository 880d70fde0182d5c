package io.headframe.core.model.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.headframe.core.linalg.Eigenvalues;
import io.headframe.core.linalg.LinearAlgebra;
import io.headframe.core.linalg.Matrix;
import io.headframe.core.linalg.OrthogonalTriangular;
import io.headframe.core.linalg.SingularValues;

/**
 * Singular values and eigenvalues of a product A B of thin matrices, from matrices as small as its inner dimension; the
 * product is never multiplied out. In double precision and Java memory: nothing here owns native memory afterwards. It
 * may be used by those threads that may use the arrays.
 */
public final class FactoredSpectrum {

  private final LinearAlgebra algebra;

  /** @param algebra who computes; the caller holds its lease */
  public FactoredSpectrum(LinearAlgebra algebra) {
    this.algebra = algebra;
  }

  /**
   * The singular value decomposition of A B, with k = min(rows, columns, inner) values: those left out are 0. With
   * A = Q_A R_A and Bᵀ = Q_B R_B it is that of the core R_A R_Bᵀ, turned by Q_A and Q_B.
   *
   * @return U [rows, k], σ [k], V [columns, k], with the signs of {@link LinearAlgebra#svd}
   */
  public SingularValues svd(FactoredMatrix product) {
    OrthogonalTriangular left = algebra.qr(precise(product.left()));
    OrthogonalTriangular right = algebra.qr(precise(product.right()).transpose());
    SingularValues core = algebra.svd(left.triangular().times(right.triangular().transpose()));
    return new SingularValues(left.orthogonal().times(core.left()), core.values(),
        right.orthogonal().times(core.right())).withStatedSigns();
  }

  /**
   * The eigenvalues of A B, min(rows, inner) of them: those left out are 0. They are those of B A, but for zeros.
   *
   * @param product square
   * @throws IllegalArgumentException if it is not square
   */
  public Eigenvalues eigenvalues(FactoredMatrix product) {
    if (product.rows() != product.columns()) {
      throw new IllegalArgumentException(
          "no eigenvalues of a matrix of " + product.rows() + " rows and " + product.columns() + " columns");
    }
    try (NDManager scope = product.left().getManager().newSubManager()) {
      NDArray left = copy(product.left(), scope);
      NDArray right = copy(product.right(), scope);
      return algebra.eigenvalues(
          matrix(product.inner() <= product.rows() ? right.matMul(left) : left.matMul(right)));
    }
  }

  private static Matrix precise(NDArray array) {
    try (NDManager scope = array.getManager().newSubManager()) {
      return matrix(copy(array, scope));
    }
  }

  private static NDArray copy(NDArray array, NDManager scope) {
    NDArray copy = array.toType(DataType.FLOAT64, true);
    copy.attach(scope);
    return copy;
  }

  private static Matrix matrix(NDArray array) {
    return new Matrix(Math.toIntExact(array.getShape().get(0)), Math.toIntExact(array.getShape().get(1)),
        array.toDoubleArray());
  }
}
