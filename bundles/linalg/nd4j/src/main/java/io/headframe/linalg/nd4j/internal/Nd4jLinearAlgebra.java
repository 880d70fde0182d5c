package io.headframe.linalg.nd4j.internal;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dgeev;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dgeqrf;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dgesdd;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dgesv;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dorgqr;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dpotrf;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevd;

import io.headframe.core.linalg.Eigenvalues;
import io.headframe.core.linalg.LinearAlgebra;
import io.headframe.core.linalg.Matrix;
import io.headframe.core.linalg.OrthogonalTriangular;
import io.headframe.core.linalg.SingularValues;
import io.headframe.core.linalg.SymmetricEigen;
import io.headframe.core.linalg.provider.CheckedLinearAlgebra;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import java.util.Arrays;
import org.osgi.service.component.annotations.Component;

/**
 * Factorisations by the LAPACK in the OpenBLAS that ND4J carries and computes with: gesdd, syevd, geev, geqrf and orgqr,
 * potrf, gesv. ND4J's own names for them are not used: its singular values take twenty times as long, and its least
 * squares are wrong for some shapes. It works without PyTorch and without the rest of ND4J. Computed on the thread that
 * calls, on copies in Java memory; nothing native is kept between calls.
 */
@Component(service = {LinearAlgebra.class, HealthCheck.class})
@Technique(id = "nd4j")
public final class Nd4jLinearAlgebra extends CheckedLinearAlgebra implements HealthCheck {

  private static final byte NO_VECTORS = 'N';
  private static final byte VECTORS = 'V';
  private static final byte THIN = 'S';
  private static final byte LOWER = 'L';

  /** Up to here it is faster in every operation; {@code headframe run linalg-benchmark} measures it. */
  private static final int SMALL = 64;

  /** Loads nothing; the first computation does. */
  public Nd4jLinearAlgebra() {}

  /** Quicker to call than PyTorch; on large matrices as fast as PyTorch is on one core, and PyTorch takes them all. */
  @Override
  public int rank(int size) {
    return size <= SMALL ? 200 : 50;
  }

  /** [[3, 0], [4, 5]] times its transpose has the eigenvalues 45 and 5. */
  @Override
  public void checkHealth(Run run) {
    double[] found = svd(Matrix.of(new double[] {3, 0}, new double[] {4, 5})).values();
    if (Math.abs(found[0] - Math.sqrt(45)) > 1e-12 || Math.abs(found[1] - Math.sqrt(5)) > 1e-12) {
      throw new IllegalStateException("the singular values are the roots of 45 and 5, and found were " + found[0]
          + " and " + found[1]);
    }
  }

  @Override
  protected SingularValues computeSvd(Matrix matrix) {
    Lapack.prepare();
    int rows = matrix.rows();
    int columns = matrix.columns();
    int count = Math.min(rows, columns);
    double[] values = new double[count];
    double[] left = new double[rows * count];
    double[] right = new double[count * columns];
    check(LAPACKE_dgesdd(Lapack.LAYOUT, THIN, rows, columns, matrix.elements(), columns, values, left, count, right,
        columns), "A singular value decomposition", matrix);
    return new SingularValues(
        new Matrix(rows, count, left), values, new Matrix(count, columns, right).transpose());
  }

  @Override
  protected SymmetricEigen computeSymmetricEigen(Matrix matrix) {
    Lapack.prepare();
    int size = matrix.rows();
    double[] vectors = matrix.elements();
    double[] values = new double[size];
    check(LAPACKE_dsyevd(Lapack.LAYOUT, VECTORS, LOWER, size, vectors, size, values), "An eigen-decomposition",
        matrix);
    return new SymmetricEigen(values, new Matrix(size, size, vectors));
  }

  @Override
  protected Eigenvalues computeEigenvalues(Matrix matrix) {
    Lapack.prepare();
    int size = matrix.rows();
    double[] real = new double[size];
    double[] imaginary = new double[size];
    double[] none = new double[1];
    check(LAPACKE_dgeev(Lapack.LAYOUT, NO_VECTORS, NO_VECTORS, size, matrix.elements(), size, real, imaginary, none,
        size, none, size), "Eigenvalues", matrix);
    return new Eigenvalues(real, imaginary);
  }

  @Override
  protected OrthogonalTriangular computeQr(Matrix matrix) {
    Lapack.prepare();
    int rows = matrix.rows();
    int columns = matrix.columns();
    int count = Math.min(rows, columns);
    double[] factored = matrix.elements();
    double[] reflections = new double[count];
    check(LAPACKE_dgeqrf(Lapack.LAYOUT, rows, columns, factored, columns, reflections), "A QR factorisation", matrix);
    double[] orthogonal = new double[rows * count];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(factored, row * columns, orthogonal, row * count, count);
    }
    check(LAPACKE_dorgqr(Lapack.LAYOUT, rows, count, count, orthogonal, count, reflections), "A QR factorisation",
        matrix);
    double[] triangular = Arrays.copyOf(factored, count * columns);
    for (int row = 1; row < count; row++) {
      Arrays.fill(triangular, row * columns, row * columns + row, 0);
    }
    return new OrthogonalTriangular(new Matrix(rows, count, orthogonal), new Matrix(count, columns, triangular));
  }

  @Override
  protected Matrix computeCholesky(Matrix matrix) {
    Lapack.prepare();
    int size = matrix.rows();
    double[] factor = matrix.elements();
    int minor = check(LAPACKE_dpotrf(Lapack.LAYOUT, LOWER, size, factor, size));
    if (minor > 0) {
      throw notPositiveDefinite(matrix, minor);
    }
    for (int row = 0; row < size; row++) {
      Arrays.fill(factor, row * size + row + 1, (row + 1) * size, 0);
    }
    return new Matrix(size, size, factor);
  }

  @Override
  protected Matrix computeSolution(Matrix matrix, Matrix rightSide) {
    Lapack.prepare();
    int size = matrix.rows();
    double[] solution = rightSide.elements();
    int pivot = check(LAPACKE_dgesv(Lapack.LAYOUT, size, rightSide.columns(), matrix.elements(), size, new int[size],
        solution, rightSide.columns()));
    if (pivot > 0) {
      throw singular(matrix, pivot - 1);
    }
    return new Matrix(size, rightSide.columns(), solution);
  }

  /** Throws if an iteration did not converge. */
  private static void check(int outcome, String asked, Matrix matrix) {
    if (check(outcome) > 0) {
      throw failure(new ArithmeticException("no convergence, LAPACK's info is " + outcome), asked, matrix);
    }
  }

  /** What LAPACK says, 0 if all is well; negative numbers are wrong arguments or no memory. */
  private static int check(int outcome) {
    if (outcome < 0) {
      throw new IllegalStateException("LAPACK refuses a call, its info is " + outcome);
    }
    return outcome;
  }
}
