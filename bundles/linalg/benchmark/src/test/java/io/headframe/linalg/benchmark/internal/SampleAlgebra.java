package io.headframe.linalg.benchmark.internal;

import io.headframe.core.linalg.Eigenvalues;
import io.headframe.core.linalg.Matrix;
import io.headframe.core.linalg.OrthogonalTriangular;
import io.headframe.core.linalg.SingularValues;
import io.headframe.core.linalg.SymmetricEigen;
import io.headframe.core.linalg.provider.CheckedLinearAlgebra;
import java.util.concurrent.atomic.AtomicLong;

/** Answers whatever is asked with the identity, while a clock goes on. */
final class SampleAlgebra extends CheckedLinearAlgebra {

  private final AtomicLong clock;
  private final long nanos;

  /** @param nanos how long each call takes on the clock */
  SampleAlgebra(AtomicLong clock, long nanos) {
    this.clock = clock;
    this.nanos = nanos;
  }

  @Override
  protected SingularValues computeSvd(Matrix matrix) {
    return new SingularValues(identity(matrix), new double[matrix.rows()], Matrix.identity(matrix.rows()));
  }

  @Override
  protected SymmetricEigen computeSymmetricEigen(Matrix matrix) {
    return new SymmetricEigen(new double[matrix.rows()], identity(matrix));
  }

  @Override
  protected OrthogonalTriangular computeQr(Matrix matrix) {
    return new OrthogonalTriangular(identity(matrix), matrix);
  }

  @Override
  protected Matrix computeCholesky(Matrix matrix) {
    return identity(matrix);
  }

  @Override
  protected Matrix computeSolution(Matrix matrix, Matrix rightSide) {
    return identity(matrix);
  }

  @Override
  protected Eigenvalues computeEigenvalues(Matrix matrix) {
    clock.addAndGet(nanos);
    return new Eigenvalues(new double[matrix.rows()], new double[matrix.rows()]);
  }

  private Matrix identity(Matrix matrix) {
    clock.addAndGet(nanos);
    return Matrix.identity(matrix.rows());
  }
}
