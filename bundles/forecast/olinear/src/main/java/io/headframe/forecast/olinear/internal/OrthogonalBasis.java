package io.headframe.forecast.olinear.internal;

import io.headframe.core.linalg.ChosenLinearAlgebra;
import io.headframe.core.linalg.Matrix;
import io.headframe.core.method.Run;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.learning.FixedArray;

/** The basis in which the steps of a window are not correlated: eigenvectors of their correlation matrix. */
final class OrthogonalBasis {

  private OrthogonalBasis() {}

  /**
   * Computes it.
   *
   * @param training standardised
   * @param length steps of a window
   * @return Qᵀ: [length, length], in its rows the eigenvectors by falling eigenvalue
   */
  static FixedArray of(Panel training, int length, Run run) {
    Matrix correlation = WindowCorrelation.of(training, length, run);
    try (ChosenLinearAlgebra algebra = new ChosenLinearAlgebra(run.leases())) {
      Matrix vectors = algebra.symmetricEigen(correlation).vectors();
      float[] rows = new float[length * length];
      for (int k = 0; k < length; k++) {
        for (int t = 0; t < length; t++) {
          rows[k * length + t] = (float) vectors.get(t, length - 1 - k);
        }
      }
      return new FixedArray(rows, length, length);
    }
  }
}
