package io.headframe.core.linalg.provider;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.linalg.Matrix;
import io.headframe.core.linalg.internal.LinalgError;

/** Refuses matrices that have no such factorisation, before a provider sees them. */
final class MatrixChecks {

  /** Of the greatest element; far above what rounding leaves of a product like AᵀA. */
  private static final double ASYMMETRY = 1e-10;

  private MatrixChecks() {}

  /** @param asked what is to be computed, as the beginning of a sentence */
  static void finite(String asked, Matrix matrix) {
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        if (!Double.isFinite(matrix.get(i, j))) {
          throw new HeadframeException(LinalgError.NOT_FINITE, asked, matrix.shape(), i, j, matrix.get(i, j));
        }
      }
    }
  }

  static void square(String asked, Matrix matrix) {
    if (matrix.rows() != matrix.columns()) {
      throw new HeadframeException(LinalgError.NOT_SQUARE, asked, matrix.shape());
    }
    finite(asked, matrix);
  }

  /** The mean of the matrix and its transpose, which is exactly symmetric. */
  static Matrix symmetric(String asked, Matrix matrix) {
    square(asked, matrix);
    double allowed = ASYMMETRY * matrix.greatest();
    double[] mean = new double[matrix.rows() * matrix.columns()];
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j <= i; j++) {
        double below = matrix.get(i, j);
        double above = matrix.get(j, i);
        if (Math.abs(below - above) > allowed) {
          throw new HeadframeException(
              LinalgError.NOT_SYMMETRIC, asked, matrix.shape(), j, i, i, j, above, below);
        }
        // Halved before the sum, which might overflow.
        mean[i * matrix.columns() + j] = below / 2 + above / 2;
        mean[j * matrix.columns() + i] = mean[i * matrix.columns() + j];
      }
    }
    return new Matrix(matrix.rows(), matrix.columns(), mean);
  }

  static void rightSide(String asked, Matrix matrix, Matrix rightSide) {
    if (matrix.rows() != rightSide.rows()) {
      throw new HeadframeException(LinalgError.ROWS_DIFFER, asked, matrix.shape(), rightSide.shape());
    }
    finite(asked, rightSide);
  }
}
