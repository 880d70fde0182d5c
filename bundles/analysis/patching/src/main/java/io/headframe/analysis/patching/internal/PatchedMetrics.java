package io.headframe.analysis.patching.internal;

import java.util.Arrays;

/**
 * The metric of two runs and of one of them with parts of the other.
 *
 * @param base of the run that is patched
 * @param source of the run that activations are taken from
 * @param patched [row, column] with a cell patched: rows are layers, or heads layer by layer where both heads and
 *     positions are patched one by one; columns are positions where positions are patched one by one, else heads where
 *     heads are, else one. NaN where the model has no such site or nothing was asked for
 */
record PatchedMetrics(double base, double source, double[][] patched) {

  /** The sum of two of one grid. */
  PatchedMetrics plus(PatchedMetrics other) {
    double[][] sum = new double[patched.length][];
    for (int row = 0; row < sum.length; row++) {
      sum[row] = new double[patched[row].length];
      for (int column = 0; column < sum[row].length; column++) {
        sum[row][column] = patched[row][column] + other.patched[row][column];
      }
    }
    return new PatchedMetrics(base + other.base, source + other.source, sum);
  }

  /** All numbers divided by one. */
  PatchedMetrics dividedBy(double number) {
    double[][] quotients = Arrays.stream(patched)
        .map(row -> Arrays.stream(row).map(value -> value / number).toArray()).toArray(double[][]::new);
    return new PatchedMetrics(base / number, source / number, quotients);
  }
}
