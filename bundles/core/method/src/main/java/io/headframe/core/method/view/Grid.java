package io.headframe.core.method.view;

final class Grid {

  private Grid() {}

  static void check(double[][] values, int rows, int columns) {
    if (values.length != rows) {
      throw new IllegalArgumentException(values.length + " rows of values for " + rows + " labels");
    }
    for (double[] row : values) {
      if (row.length != columns) {
        throw new IllegalArgumentException(row.length + " values in a row of " + columns + " labels");
      }
    }
  }
}
