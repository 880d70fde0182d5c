package io.headframe.benchmark.synthetic.internal;

import java.util.function.IntUnaryOperator;

/** A matrix that is read row by row. A vector is one row. */
interface Rows {

  /** The number of rows. */
  int count();

  /** The length of each. */
  int length();

  /**
   * Reads a row.
   *
   * @param row from 0
   * @param into receives it from its begin on
   */
  void read(int row, float[] into);

  /** The rows in another order. */
  default Rows reordered(IntUnaryOperator rowOf) {
    return new Rows() {
      @Override
      public int count() {
        return Rows.this.count();
      }

      @Override
      public int length() {
        return Rows.this.length();
      }

      @Override
      public void read(int row, float[] into) {
        Rows.this.read(rowOf.applyAsInt(row), into);
      }
    };
  }
}
