package io.headframe.core.model.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;

/**
 * A matrix A · B that is the product of two thin ones and is never multiplied out unless asked. A circuit of a head is
 * one: as large as the residual stream squared, and of the rank of the head's width. Sums are taken in double
 * precision.
 *
 * <p>What is computed belongs to the owner of {@code left}, but for {@link #apply}.
 *
 * @param left A: [rows, inner]
 * @param right B: [inner, columns]
 */
public record FactoredMatrix(NDArray left, NDArray right) {

  /** Checks that the product exists. */
  public FactoredMatrix {
    long[] a = left.getShape().getShape();
    long[] b = right.getShape().getShape();
    if (a.length != 2 || b.length != 2 || a[1] != b[0]) {
      throw new IllegalArgumentException(
          "no product of shapes " + Arrays.toString(a) + " and " + Arrays.toString(b));
    }
  }

  /** The number of rows of the product. */
  public long rows() {
    return left.getShape().get(0);
  }

  /** The number of columns of the product. */
  public long columns() {
    return right.getShape().get(1);
  }

  /** The inner dimension, which the rank does not exceed. */
  public long inner() {
    return left.getShape().get(1);
  }

  /** (A B)ᵀ = Bᵀ Aᵀ. */
  public FactoredMatrix transpose() {
    NDArray newLeft = right.transpose();
    newLeft.attach(left.getManager());
    return new FactoredMatrix(newLeft, left.transpose());
  }

  /**
   * Rows times the matrix: (x A) B.
   *
   * @param x [..., rows]
   * @return [..., columns], with the owner of {@code x}
   */
  public NDArray apply(NDArray x) {
    try (NDArray inside = x.matMul(left)) {
      return inside.matMul(right);
    }
  }

  /**
   * The product with another, whose inner dimension is the smaller of the two.
   *
   * @param other its rows are these columns
   */
  public FactoredMatrix times(FactoredMatrix other) {
    try (NDArray middle = right.matMul(other.left)) {
      if (inner() <= other.inner()) {
        return new FactoredMatrix(left, owned(middle.matMul(other.right)));
      }
      return new FactoredMatrix(left.matMul(middle), other.right);
    }
  }

  /**
   * The product with a matrix: A (B M).
   *
   * @param matrix [columns, any]
   */
  public FactoredMatrix times(NDArray matrix) {
    return new FactoredMatrix(left, owned(right.matMul(matrix)));
  }

  /** ‖A B‖_F = √tr(AᵀA · B Bᵀ), from the two small Gram matrices. */
  public double frobeniusNorm() {
    try (NDManager scope = left.getManager().newSubManager()) {
      NDArray a = precise(left, scope);
      NDArray b = precise(right, scope);
      NDArray product = a.transpose().matMul(a).mul(b.matMul(b.transpose()));
      // A norm of 0 may come out a little below.
      return Math.sqrt(Math.max(0, product.sum().getDouble()));
    }
  }

  /**
   * Σ_i (A B)_ii = Σ A ⊙ Bᵀ.
   *
   * @throws IllegalStateException if the product is not square
   */
  public double trace() {
    if (rows() != columns()) {
      throw new IllegalStateException("no trace of a matrix of " + rows() + " rows and " + columns() + " columns");
    }
    try (NDManager scope = left.getManager().newSubManager()) {
      return precise(left, scope).mul(precise(right, scope).transpose()).sum().getDouble();
    }
  }

  /** The element at a row and a column, both from 0. */
  public double get(long row, long column) {
    try (NDManager scope = left.getManager().newSubManager()) {
      NDArray a = precise(left.get(scope, row), scope);
      NDArray b = precise(right.get(scope, new NDIndex().addAllDim().addIndices(column)), scope);
      return a.mul(b).sum().getDouble();
    }
  }

  /** A row of the product, from 0: [columns]. */
  public NDArray row(long row) {
    try (NDArray inside = left.get(row)) {
      return inside.matMul(right);
    }
  }

  /** A column of the product, from 0: [rows]. */
  public NDArray column(long column) {
    try (NDArray inside = right.get(":, " + column)) {
      return left.matMul(inside);
    }
  }

  /** The first rows and columns of the product: [size, size]. */
  public NDArray corner(long size) {
    try (NDArray top = left.get(":" + size); NDArray side = right.get(":, :" + size)) {
      return top.matMul(side);
    }
  }

  /** The product as one array, [rows, columns]. */
  public NDArray multipliedOut() {
    return left.matMul(right);
  }

  private NDArray owned(NDArray array) {
    array.attach(left.getManager());
    return array;
  }

  private static NDArray precise(NDArray array, NDManager scope) {
    NDArray copy = array.toType(DataType.FLOAT64, true);
    copy.attach(scope);
    return copy;
  }
}
