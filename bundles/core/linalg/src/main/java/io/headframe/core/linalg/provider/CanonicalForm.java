package io.headframe.core.linalg.provider;

import io.headframe.core.linalg.Eigenvalues;
import io.headframe.core.linalg.Matrix;
import io.headframe.core.linalg.OrthogonalTriangular;
import io.headframe.core.linalg.SingularValues;
import io.headframe.core.linalg.SymmetricEigen;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Chooses the signs and orders that {@link io.headframe.core.linalg.LinearAlgebra} states. */
final class CanonicalForm {

  /** Elements that should be equal differ by less than this share of the greatest. */
  private static final double TIE = 1e-6;

  private CanonicalForm() {}

  static SingularValues of(SingularValues found) {
    double[] signs = signs(found.left());
    return new SingularValues(
        found.left().timesDiagonal(signs), found.values(), found.right().timesDiagonal(signs));
  }

  static SymmetricEigen of(SymmetricEigen found) {
    return new SymmetricEigen(found.values(), found.vectors().timesDiagonal(signs(found.vectors())));
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

  /** For each column the sign of its first element that is of the greatest absolute value but for rounding. */
  private static double[] signs(Matrix columns) {
    double[] signs = new double[columns.columns()];
    for (int j = 0; j < signs.length; j++) {
      double greatest = 0;
      for (int i = 0; i < columns.rows(); i++) {
        greatest = Math.max(greatest, Math.abs(columns.get(i, j)));
      }
      int first = 0;
      while (Math.abs(columns.get(first, j)) < greatest * (1 - TIE)) {
        first++;
      }
      signs[j] = columns.get(first, j) < 0 ? -1 : 1;
    }
    return signs;
  }
}
