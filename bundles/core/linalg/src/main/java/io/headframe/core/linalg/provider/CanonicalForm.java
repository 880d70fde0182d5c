package io.headframe.core.linalg.provider;

import io.headframe.core.linalg.Eigenvalues;
import io.headframe.core.linalg.Matrix;
import io.headframe.core.linalg.OrthogonalTriangular;
import io.headframe.core.linalg.SymmetricEigen;
import io.headframe.core.linalg.internal.ColumnSigns;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Chooses the signs and orders that {@link io.headframe.core.linalg.LinearAlgebra} states. */
final class CanonicalForm {

  private CanonicalForm() {}

  static SymmetricEigen of(SymmetricEigen found) {
    return new SymmetricEigen(found.values(), found.vectors().timesDiagonal(ColumnSigns.of(found.vectors())));
  }

  static OrthogonalTriangular of(OrthogonalTriangular found) {
    Matrix triangular = found.triangular();
    double[] signs = new double[triangular.rows()];
    for (int i = 0; i < signs.length; i++) {
      signs[i] = triangular.get(i, i) < 0 ? -1 : 1;
    }
    return new OrthogonalTriangular(found.orthogonal().timesDiagonal(signs),
        triangular.transpose().timesDiagonal(signs).transpose());
  }

  static Eigenvalues of(Eigenvalues found) {
    double[] real = found.real();
    double[] imaginary = found.imaginary();
    int[] order = IntStream.range(0, real.length).boxed()
        .sorted(Comparator.<Integer>comparingDouble(i -> -real[i]).thenComparingDouble(i -> -imaginary[i]))
        .mapToInt(i -> i).toArray();
    return new Eigenvalues(Arrays.stream(order).mapToDouble(i -> real[i]).toArray(),
        Arrays.stream(order).mapToDouble(i -> imaginary[i]).toArray());
  }
}
