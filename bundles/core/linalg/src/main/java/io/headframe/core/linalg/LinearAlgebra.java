package io.headframe.core.linalg;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Factorisations of matrices in double precision, and what follows from them. A technique, whose id says who computes:
 * {@code leases.lease(LinearAlgebra.class, "pytorch")}; {@link ChosenLinearAlgebra} takes the fastest that is
 * installed. A provider extends {@link io.headframe.core.linalg.provider.CheckedLinearAlgebra} and passes the tests of
 * {@code io.headframe.linalg.testing}.
 *
 * <p>Results are those of a backward stable algorithm: the exact ones of a matrix that differs from the given one by a
 * few units of rounding, 2⁻⁵² times its greatest singular value. What mathematics leaves open is fixed, so that
 * providers agree within rounding: signs and orders are stated with each method. What stays open are vectors of equal
 * singular values or eigenvalues, and of those that are 0, and Q where columns depend on each other.
 *
 * <p>Matrices without elements are allowed; their results are as large as the shapes say. All methods may be called by
 * several threads at once. Each throws {@link io.headframe.core.error.HeadframeException} if an element is not finite
 * (HF-LINALG-001), if shapes do not fit (002, 005), or if an iteration does not converge (007).
 */
@ProviderType
public interface LinearAlgebra {

  /**
   * What {@link ChosenLinearAlgebra} chooses by among those that are installed: 100 where nothing else is known to be
   * faster, more where it is the fastest, 0 to compute only where nobody else does. Loads nothing.
   *
   * @param size the smaller dimension of a matrix
   */
  int rank(int size);

  /**
   * The thin singular value decomposition A = U diag(σ) Vᵀ. The element of greatest absolute value in each column of U
   * is positive; of several that are equal within 10⁻⁶, the first.
   *
   * @param matrix A: [m, n]
   */
  SingularValues svd(Matrix matrix);

  /**
   * The eigen-decomposition A = W diag(λ) Wᵀ of a symmetric matrix, λ rising. Signs of the columns of W are as those of
   * U in {@link #svd}. What is decomposed is (A + Aᵀ)/2.
   *
   * @param matrix A: [n, n]
   * @throws io.headframe.core.error.HeadframeException if two elements that should be equal differ by more than 10⁻¹⁰
   *     of the greatest element (HF-LINALG-003)
   */
  SymmetricEigen symmetricEigen(Matrix matrix);

  /**
   * The eigenvalues of any square matrix. The relative error of one is rounding times its condition, which is large
   * where the matrix is far from normal.
   *
   * @param matrix A: [n, n]
   * @throws io.headframe.core.error.HeadframeException if the provider has none (HF-LINALG-008)
   */
  Eigenvalues eigenvalues(Matrix matrix);

  /**
   * The thin QR factorisation A = Q R, without exchanges of columns; the diagonal of R is not negative.
   *
   * @param matrix A: [m, n]
   */
  OrthogonalTriangular qr(Matrix matrix);

  /**
   * The factor L of Cholesky, A = L Lᵀ: lower triangular with a positive diagonal. What is factored is (A + Aᵀ)/2.
   *
   * @param matrix A: [n, n]
   * @return L: [n, n]
   * @throws io.headframe.core.error.HeadframeException if A is not symmetric, as in {@link #symmetricEigen}, or not
   *     positive definite, naming the first leading minor that is not (HF-LINALG-004)
   */
  Matrix cholesky(Matrix matrix);

  /**
   * The solution X of A X = B by elimination with exchanges of rows. Where A is singular but for rounding, X is as
   * large as rounding makes it: use {@link #leastSquares} for systems that may be.
   *
   * @param matrix A: [n, n]
   * @param rightSide B: [n, any]
   * @return X: [n, any]
   * @throws io.headframe.core.error.HeadframeException if a pivot is 0 (HF-LINALG-006)
   */
  Matrix solve(Matrix matrix, Matrix rightSide);

  /**
   * Among all X with the least ‖A X − B‖, the one of least norm, column by column of B. Singular values of A at most
   * max(m, n) · 2⁻⁵² times the greatest are taken to be 0; for another tolerance ask {@link #svd}.
   *
   * @param matrix A: [m, n], of any rank
   * @param rightSide B: [m, any]
   * @return X: [n, any]
   */
  Matrix leastSquares(Matrix matrix, Matrix rightSide);

  /**
   * The pseudo-inverse of Moore and Penrose, with the tolerance of {@link #leastSquares}.
   *
   * @param matrix A: [m, n], of any rank
   * @return A⁺: [n, m]
   */
  Matrix pseudoInverse(Matrix matrix);
}
