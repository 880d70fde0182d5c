package io.headframe.forecast.baselines.internal;

/**
 * Solves systems with a positive definite matrix. A ridge keeps the matrices of this bundle well away from singular, so
 * that the textbook's algorithm is enough, and the baselines run where no native library does.
 */
final class Cholesky {

  private Cholesky() {}

  /**
   * The solution X of A X = B. Both arguments are overwritten.
   *
   * @param matrix A: [n, n], symmetric and positive definite
   * @param rightSide B: [n, any]
   * @return X: [n, any], in the memory of {@code rightSide}
   */
  static double[][] solve(double[][] matrix, double[][] rightSide) {
    int n = matrix.length;
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i][k] * matrix[j][k];
        }
        if (i == j && sum <= 0) {
          throw new ArithmeticException("the leading minor of order " + (j + 1) + " is not positive");
        }
        matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        subtract(rightSide[i], matrix[i][k], rightSide[k]);
      }
      divide(rightSide[i], matrix[i][i]);
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        subtract(rightSide[i], matrix[k][i], rightSide[k]);
      }
      divide(rightSide[i], matrix[i][i]);
    }
    return rightSide;
  }

  private static void subtract(double[] row, double factor, double[] other) {
    for (int c = 0; c < row.length; c++) {
      row[c] -= factor * other[c];
    }
  }

  private static void divide(double[] row, double divisor) {
    for (int c = 0; c < row.length; c++) {
      row[c] /= divisor;
    }
  }
}
