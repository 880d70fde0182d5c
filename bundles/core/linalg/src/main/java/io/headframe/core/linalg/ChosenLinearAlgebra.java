package io.headframe.core.linalg;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.linalg.internal.LinalgError;
import io.headframe.core.method.Lease;
import io.headframe.core.method.Leases;
import java.util.ArrayList;
import java.util.List;

/**
 * Whatever is installed, the fastest for each matrix: a call goes to the provider of the greatest rank for its size; of
 * equal ones to the first by id. Holds a lease on each provider until it is closed. May be used by several threads.
 */
public final class ChosenLinearAlgebra implements LinearAlgebra, AutoCloseable {

  private final List<Lease<LinearAlgebra>> held = new ArrayList<>();

  /**
   * Leases all providers.
   *
   * @throws HeadframeException if there is none (HF-LINALG-009)
   */
  public ChosenLinearAlgebra(Leases leases) {
    try {
      leases.ids(LinearAlgebra.class).forEach(id -> held.add(leases.lease(LinearAlgebra.class, id)));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    if (held.isEmpty()) {
      throw new HeadframeException(LinalgError.NO_PROVIDER);
    }
  }

  /** Gives all leases back. */
  @Override
  public void close() {
    held.forEach(Lease::close);
  }

  /** The greatest rank of any provider. */
  @Override
  public int rank(int size) {
    return of(size).rank(size);
  }

  @Override
  public SingularValues svd(Matrix matrix) {
    return of(matrix).svd(matrix);
  }

  @Override
  public SymmetricEigen symmetricEigen(Matrix matrix) {
    return of(matrix).symmetricEigen(matrix);
  }

  @Override
  public Eigenvalues eigenvalues(Matrix matrix) {
    return of(matrix).eigenvalues(matrix);
  }

  @Override
  public OrthogonalTriangular qr(Matrix matrix) {
    return of(matrix).qr(matrix);
  }

  @Override
  public Matrix cholesky(Matrix matrix) {
    return of(matrix).cholesky(matrix);
  }

  @Override
  public Matrix solve(Matrix matrix, Matrix rightSide) {
    return of(matrix).solve(matrix, rightSide);
  }

  @Override
  public Matrix leastSquares(Matrix matrix, Matrix rightSide) {
    return of(matrix).leastSquares(matrix, rightSide);
  }

  @Override
  public Matrix pseudoInverse(Matrix matrix) {
    return of(matrix).pseudoInverse(matrix);
  }

  private LinearAlgebra of(Matrix matrix) {
    return of(Math.min(matrix.rows(), matrix.columns()));
  }

  /** Leases are in the order of ids, and the first of equal ranks is found. */
  private LinearAlgebra of(int size) {
    return held.stream().map(Lease::get)
        .reduce((best, next) -> next.rank(size) > best.rank(size) ? next : best).orElseThrow();
  }
}
