package io.headframe.linalg.benchmark.internal;

import io.headframe.core.linalg.LinearAlgebra;
import io.headframe.core.linalg.Matrix;
import java.util.function.BiConsumer;

/** What is timed, of a square matrix A. */
enum Operation {
  SVD("svd", LinearAlgebra::svd),
  SYMMETRIC_EIGEN("symmetric eigen", (algebra, matrix) -> algebra.symmetricEigen(symmetric(matrix))),
  EIGENVALUES("eigenvalues", LinearAlgebra::eigenvalues),
  QR("qr", LinearAlgebra::qr),
  SOLVE("solve", (algebra, matrix) -> algebra.solve(matrix, matrix));

  private final String title;
  private final BiConsumer<LinearAlgebra, Matrix> call;

  Operation(String title, BiConsumer<LinearAlgebra, Matrix> call) {
    this.title = title;
    this.call = call;
  }

  String title() {
    return title;
  }

  void compute(LinearAlgebra algebra, Matrix matrix) {
    call.accept(algebra, matrix);
  }

  /** The lower triangle, and above the diagonal the same. */
  private static Matrix symmetric(Matrix matrix) {
    int size = matrix.rows();
    double[] elements = matrix.elements();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        elements[j * size + i] = elements[i * size + j];
      }
    }
    return new Matrix(size, size, elements);
  }
}
