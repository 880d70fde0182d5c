package ${package};

import io.headframe.core.linalg.Matrix;
import io.headframe.core.linalg.SingularValues;
import io.headframe.core.linalg.SymmetricEigen;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Turns pairs of rows until all are orthogonal to each other. Each sweep turns every pair once; after a few sweeps the
 * angles that remain fall quadratically.
 */
final class JacobiRotations {

  /** Matrices of some hundred columns take about ten. */
  private static final int MOST_SWEEPS = 60;

  private JacobiRotations() {}

  /** The columns of a tall matrix are turned until they are orthogonal; then their lengths are the singular values. */
  static SingularValues singularValues(Matrix matrix) {
    if (matrix.rows() < matrix.columns()) {
      SingularValues turned = singularValues(matrix.transpose());
      return new SingularValues(turned.right(), turned.values(), turned.left());
    }
    int count = matrix.columns();
    double[][] columns = Rows.of(matrix.transpose());
    double[][] right = Rows.of(Matrix.identity(count));
    boolean turned = true;
    for (int sweep = 0; sweep < MOST_SWEEPS && turned; sweep++) {
      turned = turnAll(columns, right);
    }
    double[] lengths = new double[count];
    for (int k = 0; k < count; k++) {
      lengths[k] = Math.sqrt(Rows.inner(columns[k], columns[k]));
    }
    int[] order = order(count, Comparator.comparingDouble(k -> -lengths[k]));
    double[][] left = new double[count][];
    double[][] sortedRight = new double[count][];
    double[] values = new double[count];
    for (int k = 0; k < count; k++) {
      values[k] = lengths[order[k]];
      left[k] = columns[order[k]];
      sortedRight[k] = right[order[k]];
    }
    orthonormalise(left, values);
    return new SingularValues(Rows.matrix(left, count, matrix.rows()).transpose(), values,
        Rows.matrix(sortedRight, count, count).transpose());
  }

  /** Turns rows of a symmetric matrix and columns alike until nothing is left beside the diagonal. */
  static SymmetricEigen symmetricEigen(Matrix matrix) {
    int size = matrix.rows();
    double[][] a = Rows.of(matrix);
    double[][] vectors = Rows.of(Matrix.identity(size));
    boolean turned = true;
    for (int sweep = 0; sweep < MOST_SWEEPS && turned; sweep++) {
      turned = false;
      for (int p = 0; p < size; p++) {
        for (int q = p + 1; q < size; q++) {
          if (Math.abs(a[p][q]) > Math.ulp(1.0) * Math.sqrt(Math.abs(a[p][p]) * Math.abs(a[q][q]))) {
            double tangent = tangent((a[q][q] - a[p][p]) / (2 * a[p][q]));
            turn(a[p], a[q], tangent);
            turnColumns(a, p, q, tangent);
            turn(vectors[p], vectors[q], tangent);
            turned = true;
          }
        }
      }
    }
    int[] order = order(size, Comparator.comparingDouble(k -> a[k][k]));
    double[] values = new double[size];
    double[][] sorted = new double[size][];
    for (int k = 0; k < size; k++) {
      values[k] = a[order[k]][order[k]];
      sorted[k] = vectors[order[k]];
    }
    return new SymmetricEigen(values, Rows.matrix(sorted, size, size).transpose());
  }

  private static boolean turnAll(double[][] rows, double[][] followers) {
    boolean turned = false;
    for (int p = 0; p < rows.length; p++) {
      for (int q = p + 1; q < rows.length; q++) {
        double inner = Rows.inner(rows[p], rows[q]);
        double first = Rows.inner(rows[p], rows[p]);
        double second = Rows.inner(rows[q], rows[q]);
        if (Math.abs(inner) > Math.ulp(1.0) * Math.sqrt(first * second)) {
          double tangent = tangent((second - first) / (2 * inner));
          turn(rows[p], rows[q], tangent);
          turn(followers[p], followers[q], tangent);
          turned = true;
        }
      }
    }
    return turned;
  }

  /** The smaller root of t² + 2 ζ t − 1 = 0. */
  private static double tangent(double zeta) {
    return Math.copySign(1, zeta) / (Math.abs(zeta) + Math.hypot(1, zeta));
  }

  private static void turn(double[] first, double[] second, double tangent) {
    double cosine = 1 / Math.hypot(1, tangent);
    for (int i = 0; i < first.length; i++) {
      double kept = first[i];
      first[i] = cosine * kept - cosine * tangent * second[i];
      second[i] = cosine * tangent * kept + cosine * second[i];
    }
  }

  private static void turnColumns(double[][] a, int p, int q, double tangent) {
    double cosine = 1 / Math.hypot(1, tangent);
    for (double[] row : a) {
      double kept = row[p];
      row[p] = cosine * kept - cosine * tangent * row[q];
      row[q] = cosine * tangent * kept + cosine * row[q];
    }
  }

  /** Divides rows by their lengths. Those that are 0 but for rounding have no direction, and get one that is free. */
  private static void orthonormalise(double[][] rows, double[] lengths) {
    for (int k = 0; k < rows.length; k++) {
      double length = lengths[k];
      for (int axis = 0; length <= rows[k].length * Math.ulp(1.0) * lengths[0]; axis++) {
        rows[k] = new double[rows[k].length];
        rows[k][axis] = 1;
        project(rows, k);
        project(rows, k);
        double left = Math.sqrt(Rows.inner(rows[k], rows[k]));
        // An axis that lies in the span of the rows before leaves next to nothing; some axis leaves 1/√n or more.
        length = left > 0.5 / Math.sqrt(rows[k].length) ? left : 0;
      }
      for (int i = 0; i < rows[k].length; i++) {
        rows[k][i] /= length;
      }
    }
  }

  /** Takes from a row what lies along the rows before it. */
  private static void project(double[][] rows, int k) {
    for (int before = 0; before < k; before++) {
      Rows.subtract(rows[k], Rows.inner(rows[k], rows[before]), rows[before]);
    }
  }

  private static int[] order(int count, Comparator<Integer> comparator) {
    return IntStream.range(0, count).boxed().sorted(comparator).mapToInt(k -> k).toArray();
  }
}
