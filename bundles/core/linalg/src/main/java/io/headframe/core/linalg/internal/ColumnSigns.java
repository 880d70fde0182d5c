package io.headframe.core.linalg.internal;

import io.headframe.core.linalg.Matrix;

/** The signs that make singular vectors and eigenvectors definite. */
public final class ColumnSigns {

  /** Elements that should be equal differ by less than this share of the greatest. */
  private static final double TIE = 1e-6;

  private ColumnSigns() {}

  /** For each column the sign, 1 or −1, of its first element that is of the greatest size but for rounding. */
  public static double[] of(Matrix columns) {
    double[] signs = new double[columns.columns()];
    for (int j = 0; j < signs.length; j++) {
      double greatest = 0;
      for (int i = 0; i < columns.rows(); i++) {
        greatest = Math.max(greatest, Math.abs(columns.get(i, j)));
      }
      int first = 0;
      while (Math.abs(columns.get(first, j)) < greatest * (1 - TIE)) {
        first++;
      }
      signs[j] = columns.get(first, j) < 0 ? -1 : 1;
    }
    return signs;
  }
}
