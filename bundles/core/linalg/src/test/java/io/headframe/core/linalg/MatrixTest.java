package io.headframe.core.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MatrixTest {

  private final Matrix matrix = Matrix.of(new double[] {1, 2, 3}, new double[] {4, 5, 6});

  @Test
  void matrix_copiesItsElements_inAndOut() {
    double[] given = {1, 2};
    Matrix row = new Matrix(1, 2, given);
    given[0] = 9;
    row.elements()[1] = 9;
    assertEquals(Matrix.of(new double[] {1, 2}), row);
  }

  @Test
  void elements_areRowAfterRow() {
    assertEquals(6, matrix.get(1, 2));
    assertEquals(Matrix.of(new double[] {1, 4}, new double[] {2, 5}, new double[] {3, 6}), matrix.transpose());
    assertThrows(IndexOutOfBoundsException.class, () -> matrix.get(0, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> matrix.get(2, 0));
  }

  @Test
  void products_areThoseOfTheTextbook() {
    assertEquals(Matrix.of(new double[] {14, 32}, new double[] {32, 77}), matrix.times(matrix.transpose()));
    assertEquals(matrix, Matrix.identity(2).times(matrix));
    assertEquals(Matrix.of(new double[] {2, 0, -3}, new double[] {8, 0, -6}), matrix.timesDiagonal(2, 0, -1));
    assertEquals(new Matrix(2, 2, new double[4]),
        new Matrix(2, 0, new double[0]).times(new Matrix(0, 2, new double[0])));
    assertThrows(IllegalArgumentException.class, () -> matrix.times(matrix));
    assertThrows(IllegalArgumentException.class, () -> matrix.timesDiagonal(1, 2));
  }

  @Test
  void equality_isOfShapeAndElements() {
    assertEquals(matrix.hashCode(), Matrix.identity(2).times(matrix).hashCode());
    assertNotEquals(matrix, matrix.transpose());
    assertNotEquals(new Matrix(3, 2, matrix.elements()), matrix);
  }

  @Test
  void shapesThatDoNotFit_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Matrix(2, 2, new double[3]));
    assertThrows(IllegalArgumentException.class, () -> new Matrix(-1, -3, new double[3]));
    assertThrows(IllegalArgumentException.class, () -> Matrix.of(new double[1], new double[2]));
  }
}
