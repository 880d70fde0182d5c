package io.headframe.linalg.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.linalg.Matrix;
import java.util.Arrays;
import java.util.Random;

/** Matrices for tests, and how they are compared. */
final class Matrices {

  /** Of the size times the greatest value; a provider that rounds well stays far below. */
  static final double ROUNDING = 50 * Math.ulp(1.0);

  /** Elements that should be equal differ by less than this share of the greatest. */
  private static final double TIE = 1e-6;

  private Matrices() {}

  /** Normal numbers. */
  static Matrix random(long seed, int rows, int columns) {
    Random random = new Random(seed);
    double[] elements = new double[rows * columns];
    Arrays.setAll(elements, i -> random.nextGaussian());
    return new Matrix(rows, columns, elements);
  }

  static Matrix symmetric(long seed, int size) {
    Matrix any = random(seed, size, size);
    double[] elements = new double[size * size];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = any.get(i / size, i % size) + any.get(i % size, i / size);
    }
    return new Matrix(size, size, elements);
  }

  /** 1 / (i + j + 1): the condition grows like e^(3.5 size). */
  static Matrix hilbert(int size) {
    double[] elements = new double[size * size];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = 1.0 / (i / size + i % size + 1);
    }
    return new Matrix(size, size, elements);
  }

  static Matrix zeros(int rows, int columns) {
    return new Matrix(rows, columns, new double[rows * columns]);
  }

  static void assertSame(Matrix expected, Matrix found, double tolerance) {
    assertEquals(expected.shape(), found.shape());
    double[] left = expected.elements();
    double[] right = found.elements();
    for (int i = 0; i < left.length; i++) {
      assertEquals(left[i], right[i], tolerance, "element " + i + " of " + expected.shape());
    }
  }

  /** Columns are orthonormal: ‖QᵀQ − I‖ is rounding. */
  static void assertOrthonormal(Matrix columns) {
    assertSame(Matrix.identity(columns.columns()), columns.transpose().times(columns),
        ROUNDING * Math.max(1, columns.rows()));
  }

  static void assertOrdered(double[] values, int direction) {
    for (int i = 1; i < values.length; i++) {
      assertTrue(direction * (values[i] - values[i - 1]) >= 0, "value " + i);
    }
  }

  /** Of each column the element of greatest absolute value is positive; of several that are equal, the first. */
  static void assertSigns(Matrix columns) {
    for (int j = 0; j < columns.columns(); j++) {
      double greatest = 0;
      for (int i = 0; i < columns.rows(); i++) {
        // Elements that should be equal differ by rounding, and any of them may be the greatest.
        boolean greater = Math.abs(columns.get(i, j)) > Math.abs(greatest) * (1 + TIE);
        greatest = greater ? columns.get(i, j) : greatest;
      }
      assertTrue(greatest > 0, "column " + j);
    }
  }
}
