package io.headframe.core.model.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Random;

/** Random matrices, and products of them as plain loops in double precision. */
final class RandomMatrices {

  private final Random random;
  private final NDManager memory;

  RandomMatrices(long seed, NDManager memory) {
    this.random = new Random(seed);
    this.memory = memory;
  }

  /** Normal numbers in the owner's memory. */
  NDArray next(int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return memory.create(values, new Shape(rows, columns));
  }

  static double[][] of(NDArray matrix) {
    int rows = (int) matrix.getShape().get(0);
    int columns = (int) matrix.getShape().get(1);
    float[] flat = matrix.toFloatArray();
    double[][] values = new double[rows][columns];
    for (int i = 0; i < flat.length; i++) {
      values[i / columns][i % columns] = flat[i];
    }
    return values;
  }

  static double[][] product(double[][] a, double[][] b) {
    double[][] c = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }

  static double[][] transpose(double[][] a) {
    double[][] t = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        t[j][i] = a[i][j];
      }
    }
    return t;
  }

  static double norm(double[][] a) {
    double squares = 0;
    for (double[] row : a) {
      for (double value : row) {
        squares += value * value;
      }
    }
    return Math.sqrt(squares);
  }
}
