package ${package};

import io.headframe.core.linalg.Matrix;

/** A matrix as rows that can be changed: [row][column]. */
final class Rows {

  private Rows() {}

  /** A copy. */
  static double[][] of(Matrix matrix) {
    double[][] rows = new double[matrix.rows()][matrix.columns()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = matrix.get(i, j);
      }
    }
    return rows;
  }

  /** The first rows and columns. */
  static Matrix matrix(double[][] rows, int height, int width) {
    double[] elements = new double[height * width];
    for (int i = 0; i < height; i++) {
      System.arraycopy(rows[i], 0, elements, i * width, width);
    }
    return new Matrix(height, width, elements);
  }

  static void exchange(double[][] rows, int first, int second) {
    double[] kept = rows[first];
    rows[first] = rows[second];
    rows[second] = kept;
  }

  /** row ← row − factor · other. */
  static void subtract(double[] row, double factor, double[] other) {
    for (int j = 0; j < row.length; j++) {
      row[j] -= factor * other[j];
    }
  }

  static double inner(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
