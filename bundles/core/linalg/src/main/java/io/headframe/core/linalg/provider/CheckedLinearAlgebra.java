package io.headframe.core.linalg.provider;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.linalg.Eigenvalues;
import io.headframe.core.linalg.LinearAlgebra;
import io.headframe.core.linalg.Matrix;
import io.headframe.core.linalg.OrthogonalTriangular;
import io.headframe.core.linalg.SingularValues;
import io.headframe.core.linalg.SymmetricEigen;
import io.headframe.core.linalg.internal.LinalgError;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What all providers share: checks of what is given, matrices without elements, signs and orders, and what follows from
 * a singular value decomposition. A provider computes factorisations of matrices that are finite, not empty and of the
 * right shape; those that should be symmetric are exactly so. It may choose signs as it likes. What it throws is passed
 * on; {@link #failure} explains a failed iteration.
 */
@ConsumerType
public abstract class CheckedLinearAlgebra implements LinearAlgebra {

  /** Nothing is kept. */
  protected CheckedLinearAlgebra() {}

  /** 0 unless overridden. */
  @Override
  public int rank(int size) {
    return 0;
  }

  /** The thin decomposition, singular values falling. */
  protected abstract SingularValues computeSvd(Matrix matrix);

  /** The decomposition of a symmetric matrix, eigenvalues rising. */
  protected abstract SymmetricEigen computeSymmetricEigen(Matrix matrix);

  /** The thin factorisation. */
  protected abstract OrthogonalTriangular computeQr(Matrix matrix);

  /**
   * The lower factor of a symmetric matrix.
   *
   * @throws HeadframeException {@link #notPositiveDefinite} if it has none
   */
  protected abstract Matrix computeCholesky(Matrix matrix);

  /**
   * The solution of A X = B.
   *
   * @throws HeadframeException {@link #singular} if a pivot is 0
   */
  protected abstract Matrix computeSolution(Matrix matrix, Matrix rightSide);

  /** The eigenvalues of a matrix without symmetry, in any order; without an implementation there are none. */
  protected Eigenvalues computeEigenvalues(Matrix matrix) {
    throw new HeadframeException(LinalgError.NO_EIGENVALUES);
  }

  /**
   * What to throw where a matrix is not positive definite.
   *
   * @param order of the first leading minor that is not positive, from 1
   */
  protected static HeadframeException notPositiveDefinite(Matrix matrix, int order) {
    return new HeadframeException(LinalgError.NOT_POSITIVE_DEFINITE, matrix.shape(), order);
  }

  /**
   * What to throw where elimination finds no pivot.
   *
   * @param column where, from 0
   */
  protected static HeadframeException singular(Matrix matrix, int column) {
    return new HeadframeException(LinalgError.SINGULAR, matrix.shape(), column);
  }

  /**
   * What to throw where a computation failed.
   *
   * @param cause what was thrown
   * @param asked what was computed, as the beginning of a sentence
   */
  protected static HeadframeException failure(Throwable cause, String asked, Matrix matrix) {
    return new HeadframeException(cause, LinalgError.NOT_CONVERGED, asked, matrix.shape(), cause.getMessage());
  }

  @Override
  public final SingularValues svd(Matrix matrix) {
    MatrixChecks.finite("A singular value decomposition", matrix);
    if (isEmpty(matrix)) {
      return new SingularValues(new Matrix(matrix.rows(), 0, new double[0]), new double[0],
          new Matrix(matrix.columns(), 0, new double[0]));
    }
    return computeSvd(matrix).withStatedSigns();
  }

  @Override
  public final SymmetricEigen symmetricEigen(Matrix matrix) {
    Matrix symmetric = MatrixChecks.symmetric("An eigen-decomposition", matrix);
    if (isEmpty(matrix)) {
      return new SymmetricEigen(new double[0], matrix);
    }
    return CanonicalForm.of(computeSymmetricEigen(symmetric));
  }

  @Override
  public final Eigenvalues eigenvalues(Matrix matrix) {
    MatrixChecks.square("Eigenvalues", matrix);
    if (isEmpty(matrix)) {
      return new Eigenvalues(new double[0], new double[0]);
    }
    return CanonicalForm.of(computeEigenvalues(matrix));
  }

  @Override
  public final OrthogonalTriangular qr(Matrix matrix) {
    MatrixChecks.finite("A QR factorisation", matrix);
    if (isEmpty(matrix)) {
      return new OrthogonalTriangular(new Matrix(matrix.rows(), 0, new double[0]),
          new Matrix(0, matrix.columns(), new double[0]));
    }
    return CanonicalForm.of(computeQr(matrix));
  }

  @Override
  public final Matrix cholesky(Matrix matrix) {
    Matrix symmetric = MatrixChecks.symmetric("A factor of Cholesky", matrix);
    return isEmpty(matrix) ? matrix : computeCholesky(symmetric);
  }

  @Override
  public final Matrix solve(Matrix matrix, Matrix rightSide) {
    MatrixChecks.square("A solution", matrix);
    MatrixChecks.rightSide("A solution", matrix, rightSide);
    return isEmpty(rightSide) ? rightSide : computeSolution(matrix, rightSide);
  }

  @Override
  public final Matrix leastSquares(Matrix matrix, Matrix rightSide) {
    MatrixChecks.rightSide("A least-squares solution", matrix, rightSide);
    SingularValues values = svd(matrix);
    return values.leastSquares(rightSide, values.rounding());
  }

  @Override
  public final Matrix pseudoInverse(Matrix matrix) {
    SingularValues values = svd(matrix);
    return values.pseudoInverse(values.rounding());
  }

  private static boolean isEmpty(Matrix matrix) {
    return matrix.rows() == 0 || matrix.columns() == 0;
  }
}
