package io.headframe.linalg.testing;

import io.headframe.core.linalg.Matrix;
import java.util.Arrays;

/**
 * Singular values and eigenvectors by the rotations of Jacobi: slow, plain and accurate, and in nothing like what
 * LAPACK does. Golub and Van Loan, "Matrix Computations", sections 8.5 and 8.6.
 */
final class JacobiReference {

  private static final int SWEEPS = 60;

  private JacobiReference() {}

  /** The singular values of a matrix, falling, by one-sided rotations of its columns. */
  static double[] singularValues(Matrix matrix) {
    Matrix tall = matrix.rows() < matrix.columns() ? matrix.transpose() : matrix;
    double[][] columns = new double[tall.columns()][tall.rows()];
    for (int i = 0; i < tall.rows(); i++) {
      for (int j = 0; j < tall.columns(); j++) {
        columns[j][i] = tall.get(i, j);
      }
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < columns.length; p++) {
        for (int q = p + 1; q < columns.length; q++) {
          double inner = dot(columns[p], columns[q]);
          if (inner != 0) {
            double zeta = (dot(columns[q], columns[q]) - dot(columns[p], columns[p])) / (2 * inner);
            rotate(columns[p], columns[q], tangent(zeta));
          }
        }
      }
    }
    double[] values = new double[columns.length];
    for (int j = 0; j < values.length; j++) {
      values[j] = -Math.sqrt(dot(columns[j], columns[j]));
    }
    Arrays.sort(values);
    for (int j = 0; j < values.length; j++) {
      values[j] = -values[j];
    }
    return values;
  }

  /** The eigenvalues of a symmetric matrix, rising, by two-sided rotations. */
  static double[] eigenvalues(Matrix matrix) {
    int size = matrix.rows();
    double[][] a = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        a[i][j] = matrix.get(i, j);
      }
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < size; p++) {
        for (int q = p + 1; q < size; q++) {
          if (a[p][q] != 0) {
            double t = tangent((a[q][q] - a[p][p]) / (2 * a[p][q]));
            rotate(a[p], a[q], t);
            double c = 1 / Math.hypot(1, t);
            for (double[] row : a) {
              double left = row[p];
              row[p] = c * left - c * t * row[q];
              row[q] = c * t * left + c * row[q];
            }
          }
        }
      }
    }
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = a[i][i];
    }
    Arrays.sort(values);
    return values;
  }

  /** The smaller root of t² + 2 ζ t − 1 = 0. */
  private static double tangent(double zeta) {
    return Math.copySign(1, zeta) / (Math.abs(zeta) + Math.hypot(1, zeta));
  }

  private static void rotate(double[] first, double[] second, double t) {
    double c = 1 / Math.hypot(1, t);
    for (int i = 0; i < first.length; i++) {
      double left = first[i];
      first[i] = c * left - c * t * second[i];
      second[i] = c * t * left + c * second[i];
    }
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
