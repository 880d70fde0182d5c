package io.headframe.core.model.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FactoredMatrixTest {

  /** 32-bit sums of at most 30 products of numbers of size 1. */
  private static final double TOLERANCE = 2e-5;

  private final NDManager memory = NDManager.newBaseManager();
  private final RandomMatrices random = new RandomMatrices(3, memory);
  private final NDArray left = random.next(30, 4);
  private final NDArray right = random.next(4, 30);
  private final FactoredMatrix matrix = new FactoredMatrix(left, right);
  private final double[][] full = RandomMatrices.product(RandomMatrices.of(left), RandomMatrices.of(right));

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void norm_isThatOfTheProduct() {
    // Both sum in double precision, what is rounded is the same.
    assertEquals(RandomMatrices.norm(full), matrix.frobeniusNorm(), 1e-9);
  }

  @Test
  void norm_ofFactorsThatCancel_isZero() {
    // Rows (1, −1) times equal rows.
    FactoredMatrix zero = new FactoredMatrix(
        memory.create(new float[][] {{1, -1}, {3, -3}}), memory.create(new float[][] {{2, 5}, {2, 5}}));
    assertEquals(0, zero.frobeniusNorm(), 0);
  }

  @Test
  void trace_isThatOfTheProduct() {
    double expected = 0;
    for (int i = 0; i < 30; i++) {
      expected += full[i][i];
    }
    assertEquals(expected, matrix.trace(), 1e-9);
    FactoredMatrix wide = new FactoredMatrix(left, random.next(4, 31));
    assertThrows(IllegalStateException.class, wide::trace);
  }

  @Test
  void elementsRowsColumnsAndCorner_areThoseOfTheProduct() {
    assertEquals(full[7][29], matrix.get(7, 29), 1e-9);
    assertRow(full[7], matrix.row(7));
    assertRow(RandomMatrices.transpose(full)[5], matrix.column(5));
    double[][] corner = RandomMatrices.of(matrix.corner(3));
    assertEquals(3, corner.length);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertEquals(full[i][j], corner[i][j], TOLERANCE);
      }
    }
    assertMatrix(full, matrix.multipliedOut());
  }

  @Test
  void transpose_exchangesRowsAndColumns() {
    FactoredMatrix turned = new FactoredMatrix(left, random.next(4, 9)).transpose();
    assertEquals(9, turned.rows());
    assertEquals(30, turned.columns());
    assertEquals(full[2][11], matrix.transpose().get(11, 2), 1e-9);
  }

  @Test
  void apply_multipliesRows_andBelongsToTheirOwner() {
    try (NDManager other = memory.newSubManager()) {
      NDArray x = new RandomMatrices(4, other).next(2, 30);
      NDArray y = matrix.apply(x);
      assertSame(other, y.getManager());
      assertMatrix(RandomMatrices.product(RandomMatrices.of(x), full), y);
    }
  }

  @Test
  void product_keepsTheSmallerInnerDimension() {
    NDArray c = random.next(30, 6);
    NDArray d = random.next(6, 8);
    double[][] cd = RandomMatrices.product(RandomMatrices.of(c), RandomMatrices.of(d));
    FactoredMatrix wider = new FactoredMatrix(c, d);
    FactoredMatrix product = matrix.times(wider);
    assertEquals(4, product.inner());
    assertMatrix(RandomMatrices.product(full, cd), product.multipliedOut());

    FactoredMatrix tall = new FactoredMatrix(random.next(5, 30), random.next(30, 30));
    FactoredMatrix narrowed = tall.times(matrix);
    assertEquals(4, narrowed.inner());
    assertMatrix(RandomMatrices.product(RandomMatrices.of(tall.multipliedOut()), full), narrowed.multipliedOut());
    assertMatrix(cd, new FactoredMatrix(c, memory.eye(6)).times(d).multipliedOut());
  }

  @Test
  void intermediateArrays_areFreed() {
    int before = memory.getManagedArrays().size();
    matrix.frobeniusNorm();
    matrix.trace();
    matrix.get(1, 2);
    matrix.row(1).close();
    matrix.column(1).close();
    matrix.corner(2).close();
    try (NDArray x = random.next(2, 30)) {
      matrix.apply(x).close();
    }
    assertEquals(before, memory.getManagedArrays().size());
  }

  @Test
  void factors_thatDoNotFit_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> new FactoredMatrix(left, left));
  }

  private static void assertRow(double[] expected, NDArray row) {
    assertEquals(1, row.getShape().dimension());
    float[] values = row.toFloatArray();
    assertEquals(expected.length, values.length);
    for (int i = 0; i < values.length; i++) {
      assertEquals(expected[i], values[i], TOLERANCE);
    }
  }

  private static void assertMatrix(double[][] expected, NDArray matrix) {
    double[][] values = RandomMatrices.of(matrix);
    assertEquals(expected.length, values.length);
    for (int i = 0; i < values.length; i++) {
      // Products of products are of size 100.
      assertArrayEquals(expected[i], values[i], 1e-3 * Math.max(.02, RandomMatrices.norm(expected) / 30));
    }
  }
}
