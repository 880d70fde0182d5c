package io.headframe.core.linalg;

import java.util.Arrays;

/**
 * A matrix of doubles in Java memory, row after row. Immutable: elements are copied on the way in and out. Either
 * dimension may be 0.
 *
 * @param rows how many rows
 * @param columns how many columns
 * @param elements [rows · columns], element (i, j) at {@code i * columns + j}
 */
public record Matrix(int rows, int columns, double[] elements) {

  /** Copies the elements and checks their number. */
  public Matrix {
    if (rows < 0 || columns < 0 || (long) rows * columns != elements.length) {
      throw new IllegalArgumentException(
          elements.length + " elements are no matrix of " + rows + " rows and " + columns + " columns");
    }
    elements = elements.clone();
  }

  /**
   * A matrix of rows.
   *
   * @param rows [rows, columns]; at least one, so that the number of columns is known
   */
  public static Matrix of(double[]... rows) {
    int columns = rows[0].length;
    double[] elements = new double[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException("row " + i + " has " + rows[i].length + " elements, row 0 has " + columns);
      }
      System.arraycopy(rows[i], 0, elements, i * columns, columns);
    }
    return new Matrix(rows.length, columns, elements);
  }

  /** A matrix of one column. */
  public static Matrix column(double... elements) {
    return new Matrix(elements.length, 1, elements);
  }

  /** The identity of a size. */
  public static Matrix identity(int size) {
    double[] elements = new double[size * size];
    for (int i = 0; i < size; i++) {
      elements[i * size + i] = 1;
    }
    return new Matrix(size, size, elements);
  }

  /** A copy of the elements, row after row. */
  @Override
  public double[] elements() {
    return elements.clone();
  }

  /** The element of a row and a column, both from 0. */
  public double get(int row, int column) {
    if (column < 0 || column >= columns) {
      throw new IndexOutOfBoundsException("no column " + column + " of " + columns);
    }
    return elements[row * columns + column];
  }

  /** Rows become columns. */
  public Matrix transpose() {
    double[] turned = new double[elements.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        turned[j * rows + i] = elements[i * columns + j];
      }
    }
    return new Matrix(columns, rows, turned);
  }

  /**
   * The product with another matrix, summed in the order of the inner dimension.
   *
   * @param right its rows are these columns
   */
  public Matrix times(Matrix right) {
    if (columns != right.rows) {
      throw new IllegalArgumentException("no product of " + shape() + " and " + right.shape());
    }
    double[] product = new double[rows * right.columns];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < columns; k++) {
        double factor = elements[i * columns + k];
        for (int j = 0; j < right.columns; j++) {
          product[i * right.columns + j] += factor * right.elements[k * right.columns + j];
        }
      }
    }
    return new Matrix(rows, right.columns, product);
  }

  /**
   * The matrix with each column multiplied by a number.
   *
   * @param factors [columns]
   */
  public Matrix timesDiagonal(double... factors) {
    if (factors.length != columns) {
      throw new IllegalArgumentException(factors.length + " factors for " + columns + " columns");
    }
    double[] scaled = elements.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factors[i % columns];
    }
    return new Matrix(rows, columns, scaled);
  }

  /** The greatest absolute value of an element; 0 of an empty matrix. */
  public double greatest() {
    return Arrays.stream(elements).map(Math::abs).max().orElse(0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix matrix && rows == matrix.rows && columns == matrix.columns
        && Arrays.equals(elements, matrix.elements);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(elements);
  }

  /** The shape, {@code [rows, columns]}. */
  public String shape() {
    return "[" + rows + ", " + columns + "]";
  }
}
