package io.headframe.linalg.nd4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.linalg.LinearAlgebra;
import io.headframe.core.linalg.Matrix;
import io.headframe.linalg.testing.LinearAlgebraConformance;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.junit.jupiter.api.Test;

class Nd4jLinearAlgebraTest extends LinearAlgebraConformance {

  private final Nd4jLinearAlgebra algebra = new Nd4jLinearAlgebra();

  @Override
  protected LinearAlgebra algebra() {
    return algebra;
  }

  /** With more threads OpenBLAS needs more stack than this, and the process ends; ND4J asks for more when it loads. */
  @Test
  void factorisations_needLittleStack_whateverThreadsWereAskedFor() throws InterruptedException {
    algebra.svd(Matrix.identity(2));
    openblas_nolapack.blas_set_num_threads(4);
    AtomicReference<Matrix> inverse = new AtomicReference<>();
    Thread small = new Thread(null, () -> {
      Matrix matrix = random(200);
      algebra.svd(matrix);
      algebra.qr(matrix);
      algebra.symmetricEigen(matrix.times(matrix.transpose()));
      inverse.set(algebra.solve(matrix, Matrix.identity(200)).times(matrix));
    }, "small", 256 << 10);
    small.start();
    small.join();
    assertEquals(1, openblas_nolapack.blas_get_num_threads());
    assertEquals(1, inverse.get().get(7, 7), 1e-9);
  }

  @Test
  void smallMatrices_areItsOwn() {
    assertTrue(algebra.rank(64) > 100);
    assertTrue(algebra.rank(65) < 100);
  }

  @Test
  void missingLibrary_isNamedWithTheMachine() {
    HeadframeException missing = Lapack.missing(new UnsatisfiedLinkError("no jniopenblas"), "Plan 9 on mips");
    assertEquals("HF-ND4J-001", missing.id());
    assertTrue(missing.getMessage().contains("for Plan 9 on mips cannot be loaded (no jniopenblas)"),
        missing.getMessage());
  }

  private static Matrix random(int size) {
    Random random = new Random(3);
    return new Matrix(size, size, random.doubles((long) size * size, -1, 1).toArray());
  }
}
