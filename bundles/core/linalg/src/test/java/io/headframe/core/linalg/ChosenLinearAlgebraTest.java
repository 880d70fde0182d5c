package io.headframe.core.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.linalg.provider.CheckedLinearAlgebra;
import io.headframe.core.testing.FixedLeases;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class ChosenLinearAlgebraTest {

  private final FixedLeases leases = new FixedLeases()
      .with(LinearAlgebra.class, "large", new Marked(1, size -> 100))
      .with(LinearAlgebra.class, "same", new Marked(2, size -> 100))
      .with(LinearAlgebra.class, "small", new Marked(3, size -> size <= 2 ? 200 : 50));

  @Test
  void eachMatrix_goesToTheGreatestRankOfItsSize() {
    try (ChosenLinearAlgebra chosen = new ChosenLinearAlgebra(leases)) {
      assertEquals(3, chosen.svd(new Matrix(2, 9, new double[18])).values()[0]);
      assertEquals(1, chosen.svd(new Matrix(3, 3, new double[9])).values()[0]);
      assertEquals(3, chosen.symmetricEigen(Matrix.identity(2)).values()[0]);
      assertEquals(3, chosen.eigenvalues(Matrix.identity(2)).real()[0]);
      assertEquals(3, chosen.qr(Matrix.identity(2)).triangular().get(0, 0));
      assertEquals(3, chosen.cholesky(Matrix.identity(2)).get(0, 0));
      assertEquals(3, chosen.solve(Matrix.identity(2), Matrix.identity(2)).get(0, 0));
      assertEquals(1. / 3, chosen.pseudoInverse(Matrix.identity(2)).get(0, 0), 1e-15);
      assertEquals(1. / 3, chosen.leastSquares(Matrix.identity(2), Matrix.identity(2)).get(0, 0), 1e-15);
      assertEquals(200, chosen.rank(2));
    }
  }

  @Test
  void noProvider_isSaid() {
    assertEquals("HF-LINALG-009",
        assertThrows(HeadframeException.class, () -> new ChosenLinearAlgebra(new FixedLeases())).id());
  }

  /** Answers with a number that says who answered. */
  private static final class Marked extends CheckedLinearAlgebra {

    private final double mark;
    private final IntUnaryOperator rank;

    Marked(double mark, IntUnaryOperator rank) {
      this.mark = mark;
      this.rank = rank;
    }

    @Override
    public int rank(int size) {
      return rank.applyAsInt(size);
    }

    @Override
    protected SingularValues computeSvd(Matrix matrix) {
      int count = Math.min(matrix.rows(), matrix.columns());
      double[] values = new double[count];
      Arrays.fill(values, mark);
      return new SingularValues(eye(matrix.rows(), count), values, eye(matrix.columns(), count));
    }

    @Override
    protected SymmetricEigen computeSymmetricEigen(Matrix matrix) {
      return new SymmetricEigen(new double[] {mark, mark}, matrix);
    }

    @Override
    protected Eigenvalues computeEigenvalues(Matrix matrix) {
      return new Eigenvalues(new double[] {mark, mark}, new double[2]);
    }

    @Override
    protected OrthogonalTriangular computeQr(Matrix matrix) {
      return new OrthogonalTriangular(matrix, matrix.timesDiagonal(mark, mark));
    }

    @Override
    protected Matrix computeCholesky(Matrix matrix) {
      return matrix.timesDiagonal(mark, mark);
    }

    @Override
    protected Matrix computeSolution(Matrix matrix, Matrix rightSide) {
      return rightSide.timesDiagonal(mark, mark);
    }

    private static Matrix eye(int rows, int columns) {
      double[] elements = new double[rows * columns];
      for (int i = 0; i < columns; i++) {
        elements[i * columns + i] = 1;
      }
      return new Matrix(rows, columns, elements);
    }
  }
}
