package io.headframe.core.autograd;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Plain arithmetic that the tests compare with: [row][column]. */
final class Matrices {

  private Matrices() {}

  /** Normally distributed. */
  static double[][] sample(int rows, int columns, long seed) {
    Random random = new Random(seed);
    return map(new double[rows][columns], zero -> random.nextGaussian());
  }

  static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  static double[][] transposed(double[][] a) {
    double[][] transposed = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        transposed[j][i] = a[i][j];
      }
    }
    return transposed;
  }

  static double[][] map(double[][] a, DoubleUnaryOperator function) {
    return combine(a, a, (x, same) -> function.applyAsDouble(x));
  }

  static double[][] combine(double[][] a, double[][] b, DoubleBinaryOperator function) {
    double[][] combined = new double[a.length][a[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        combined[i][j] = function.applyAsDouble(a[i][j], b[i][j]);
      }
    }
    return combined;
  }

  static double[] flat(double[][] a) {
    return Arrays.stream(a).flatMapToDouble(Arrays::stream).toArray();
  }
}
