package io.headframe.forecast.ttm.internal;

import java.util.Arrays;

/**
 * A linear layer. Loops run along rows so that the JVM computes many numbers at once.
 *
 * @param weight W: [out, in]
 * @param transposed Wᵀ: [in, out]
 * @param bias b: [out]
 */
record Affine(float[][] weight, float[][] transposed, float[] bias) {

  /** @param weight [out · in], row-major */
  static Affine of(float[] weight, float... bias) {
    int in = weight.length / bias.length;
    float[][] rows = new float[bias.length][in];
    float[][] columns = new float[in][bias.length];
    for (int o = 0; o < bias.length; o++) {
      for (int i = 0; i < in; i++) {
        rows[o][i] = weight[o * in + i];
        columns[i][o] = weight[o * in + i];
      }
    }
    return new Affine(rows, columns, bias);
  }

  /** y = x Wᵀ + b for each row: [rows, in] → [rows, out]. */
  float[][] alongRows(float[][] x) {
    float[][] y = new float[x.length][];
    for (int r = 0; r < y.length; r++) {
      y[r] = bias.clone();
    }
    addProduct(x, transposed, y);
    return y;
  }

  /** y = W x + b for each column: [in, columns] → [out, columns]. */
  float[][] downColumns(float[][] x) {
    float[][] y = new float[bias.length][x[0].length];
    for (int o = 0; o < y.length; o++) {
      Arrays.fill(y[o], bias[o]);
    }
    addProduct(weight, x, y);
    return y;
  }

  /** c += a b: [m, k], [k, n], [m, n]. */
  private static void addProduct(float[][] a, float[][] b, float[][] c) {
    int k = b.length;
    for (int row = 0; row < c.length; row++) {
      float[] factors = a[row];
      int i = 0;
      for (; i + 4 <= k; i += 4) {
        addRows(factors[i], b[i], factors[i + 1], b[i + 1], factors[i + 2], b[i + 2], factors[i + 3], b[i + 3], c[row]);
      }
      for (; i < k; i++) {
        addRow(factors[i], b[i], c[row]);
      }
    }
  }

  private static void addRows(float x0, float[] b0, float x1, float[] b1, float x2, float[] b2, float x3, float[] b3,
      float[] c) {
    for (int j = 0; j < c.length; j++) {
      c[j] += x0 * b0[j] + x1 * b1[j] + x2 * b2[j] + x3 * b3[j];
    }
  }

  private static void addRow(float x, float[] b, float[] c) {
    for (int j = 0; j < c.length; j++) {
      c[j] += x * b[j];
    }
  }
}
