package ${package};

import io.headframe.core.linalg.LinearAlgebra;
import io.headframe.core.linalg.Matrix;
import io.headframe.core.linalg.OrthogonalTriangular;
import io.headframe.core.linalg.SingularValues;
import io.headframe.core.linalg.SymmetricEigen;
import io.headframe.core.linalg.provider.CheckedLinearAlgebra;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import org.osgi.service.component.annotations.Component;

/**
 * Factorisations in plain Java: singular values and symmetric eigenvalues by rotations of Jacobi, QR by reflections of
 * Householder, Cholesky, and elimination with exchanges of rows. Golub and Van Loan, "Matrix Computations" (2013),
 * sections 8.6, 8.5, 5.2, 4.2 and 3.4.
 *
 * <p>Not for: large matrices; rotations cost some 10 n³. Eigenvalues of matrices without symmetry are refused.
 */
@Component(service = {LinearAlgebra.class, HealthCheck.class})
@Technique(id = "${id}")
public final class ${Class}LinearAlgebra extends CheckedLinearAlgebra implements HealthCheck {

  @Override
  protected SingularValues computeSvd(Matrix matrix) {
    return JacobiRotations.singularValues(matrix);
  }

  @Override
  protected SymmetricEigen computeSymmetricEigen(Matrix matrix) {
    return JacobiRotations.symmetricEigen(matrix);
  }

  /** Reflects column after column onto its first coordinates, and the identity with them. */
  @Override
  protected OrthogonalTriangular computeQr(Matrix matrix) {
    int rows = matrix.rows();
    int count = Math.min(rows, matrix.columns());
    double[][] r = Rows.of(matrix);
    double[][] q = Rows.of(Matrix.identity(rows));
    for (int k = 0; k < count; k++) {
      double[] normal = new double[rows];
      double length = 0;
      for (int i = k; i < rows; i++) {
        normal[i] = r[i][k];
        length = Math.hypot(length, r[i][k]);
      }
      if (length > 0) {
        normal[k] += Math.copySign(length, normal[k]);
        reflect(r, normal);
        reflect(q, normal);
      }
    }
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < Math.min(i, matrix.columns()); j++) {
        r[i][j] = 0;
      }
    }
    // q holds the transpose of Q: its first rows are the columns that are asked for.
    return new OrthogonalTriangular(Rows.matrix(q, count, rows).transpose(), Rows.matrix(r, count, matrix.columns()));
  }

  /** a ← (1 − 2 n nᵀ / nᵀn) a. */
  private static void reflect(double[][] a, double[] normal) {
    double square = 0;
    for (double coordinate : normal) {
      square += coordinate * coordinate;
    }
    for (int j = 0; j < a[0].length; j++) {
      double inner = 0;
      for (int i = 0; i < a.length; i++) {
        inner += normal[i] * a[i][j];
      }
      for (int i = 0; i < a.length; i++) {
        a[i][j] -= 2 * inner / square * normal[i];
      }
    }
  }

  @Override
  protected Matrix computeCholesky(Matrix matrix) {
    int size = matrix.rows();
    double[][] l = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = matrix.get(i, j);
        for (int k = 0; k < j; k++) {
          rest -= l[i][k] * l[j][k];
        }
        if (i == j && rest <= 0) {
          throw notPositiveDefinite(matrix, i + 1);
        }
        l[i][j] = i == j ? Math.sqrt(rest) : rest / l[j][j];
      }
    }
    return Rows.matrix(l, size, size);
  }

  @Override
  protected Matrix computeSolution(Matrix matrix, Matrix rightSide) {
    int size = matrix.rows();
    double[][] a = Rows.of(matrix);
    double[][] x = Rows.of(rightSide);
    for (int k = 0; k < size; k++) {
      int pivot = k;
      for (int i = k + 1; i < size; i++) {
        pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
      }
      if (a[pivot][k] == 0) {
        throw singular(matrix, k);
      }
      Rows.exchange(a, k, pivot);
      Rows.exchange(x, k, pivot);
      for (int i = k + 1; i < size; i++) {
        double factor = a[i][k] / a[k][k];
        Rows.subtract(a[i], factor, a[k]);
        Rows.subtract(x[i], factor, x[k]);
      }
    }
    for (int k = size - 1; k >= 0; k--) {
      for (int j = 0; j < x[k].length; j++) {
        for (int i = k + 1; i < size; i++) {
          x[k][j] -= a[k][i] * x[i][j];
        }
        x[k][j] /= a[k][k];
      }
    }
    return Rows.matrix(x, size, rightSide.columns());
  }

  /** [[3, 0], [4, 5]] times its transpose has the eigenvalues 45 and 5. */
  @Override
  public void checkHealth(Run run) {
    double[] found = svd(Matrix.of(new double[] {3, 0}, new double[] {4, 5})).values();
    if (Math.abs(found[0] - Math.sqrt(45)) > 1e-12 || Math.abs(found[1] - Math.sqrt(5)) > 1e-12) {
      throw new IllegalStateException(
          "the singular values are the roots of 45 and 5, and found were " + found[0] + " and " + found[1]);
    }
  }
}
