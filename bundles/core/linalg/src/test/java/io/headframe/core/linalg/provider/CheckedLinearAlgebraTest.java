package io.headframe.core.linalg.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.linalg.Matrix;
import io.headframe.core.linalg.OrthogonalTriangular;
import io.headframe.core.linalg.SingularValues;
import io.headframe.core.linalg.SymmetricEigen;
import org.junit.jupiter.api.Test;

/** What a provider without eigenvalues, and one whose computations fail, look like. The rest is in its conformance. */
class CheckedLinearAlgebraTest {

  private final CheckedLinearAlgebra algebra = new CheckedLinearAlgebra() {
    @Override
    protected SingularValues computeSvd(Matrix matrix) {
      throw failure(new IllegalStateException("no convergence"), "A singular value decomposition", matrix);
    }

    @Override
    protected SymmetricEigen computeSymmetricEigen(Matrix matrix) {
      return new SymmetricEigen(new double[] {matrix.get(0, 1), 7}, Matrix.identity(2).timesDiagonal(-1, 1));
    }

    @Override
    protected OrthogonalTriangular computeQr(Matrix matrix) {
      return new OrthogonalTriangular(Matrix.identity(2), matrix);
    }

    @Override
    protected Matrix computeCholesky(Matrix matrix) {
      throw notPositiveDefinite(matrix, 2);
    }

    @Override
    protected Matrix computeSolution(Matrix matrix, Matrix rightSide) {
      throw singular(matrix, 1);
    }
  };

  @Test
  void providerWithoutEigenvalues_saysSo() {
    assertId("HF-LINALG-008", assertThrows(HeadframeException.class, () -> algebra.eigenvalues(Matrix.identity(2))));
  }

  @Test
  void failedComputation_isExplained() {
    HeadframeException failed =
        assertThrows(HeadframeException.class, () -> algebra.pseudoInverse(Matrix.identity(2)));
    assertId("HF-LINALG-007", failed);
    assertEquals("no convergence", failed.getCause().getMessage());
    assertId("HF-LINALG-004", assertThrows(HeadframeException.class, () -> algebra.cholesky(Matrix.identity(2))));
    assertId("HF-LINALG-006",
        assertThrows(HeadframeException.class, () -> algebra.solve(Matrix.identity(2), Matrix.identity(2))));
  }

  @Test
  void providers_areGivenTheMeanOfBothTriangles_andTheirSignsAreTurned() {
    SymmetricEigen found =
        algebra.symmetricEigen(Matrix.of(new double[] {1, 1}, new double[] {1 + 4e-12, 1}));
    assertEquals(1 + 2e-12, found.values()[0], 1e-15);
    assertEquals(1, found.vectors().get(0, 0));
    OrthogonalTriangular turned = algebra.qr(Matrix.of(new double[] {-2, 1}, new double[] {0, 3}));
    assertEquals(-1, turned.orthogonal().get(0, 0));
    assertEquals(Matrix.of(new double[] {2, -1}, new double[] {0, 3}), turned.triangular().times(Matrix.identity(2)));
  }

  private static void assertId(String id, HeadframeException failed) {
    assertEquals(id, failed.id());
  }
}
