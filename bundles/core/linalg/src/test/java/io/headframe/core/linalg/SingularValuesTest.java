package io.headframe.core.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SingularValuesTest {

  private final SingularValues diagonal =
      new SingularValues(Matrix.identity(3), new double[] {4, 2, 1e-3}, Matrix.identity(3));

  @Test
  void tolerance_isAShareOfTheGreatest_andIncludesItself() {
    assertEquals(3, diagonal.rank(1e-4));
    assertEquals(2, diagonal.rank(1e-3));
    assertEquals(1, diagonal.rank(.5));
    assertEquals(3 * Math.pow(2, -52), diagonal.rounding());
  }

  @Test
  void valuesThatDoNotCount_areNotInverted() {
    assertArrayEquals(new double[] {.25, .5, 1000},
        diagonal.leastSquares(Matrix.column(1, 1, 1), 0).elements(), 1e-12);
    assertArrayEquals(new double[] {.25, .5, 0}, diagonal.leastSquares(Matrix.column(1, 1, 1), .01).elements(), 0);
    assertEquals(0, diagonal.pseudoInverse(.01).get(2, 2));
  }

  @Test
  void statedSigns_turnBothVectors() {
    SingularValues turned = new SingularValues(Matrix.identity(2).timesDiagonal(-1, 1), new double[] {2, 1},
        Matrix.identity(2).timesDiagonal(1, -1)).withStatedSigns();
    assertEquals(1, turned.left().get(0, 0));
    assertEquals(-1, turned.right().get(0, 0));
    assertEquals(-1, turned.right().get(1, 1));
  }
}
