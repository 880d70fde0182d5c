package io.headframe.forecast.olinear.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.linalg.LinearAlgebra;
import io.headframe.core.linalg.Matrix;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.linalg.pytorch.internal.PyTorchLinearAlgebra;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrthogonalBasisTest {

  private static final int LENGTH = 5;

  @TempDir
  Path folder;

  /** By its definition: the correlation of two columns of the table of all windows, averaged over channels. */
  @Test
  void correlation_isThatOfTheTableOfWindows() {
    Panel panel = panel(60);
    double[][] expected = new double[LENGTH][LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      for (int j = 0; j < LENGTH; j++) {
        for (int c = 0; c < 2; c++) {
          expected[i][j] += correlation(column(panel, c, i), column(panel, c, j)) / 2;
        }
      }
    }
    try (TestRun run = run()) {
      Matrix found = WindowCorrelation.of(panel, LENGTH, run);
      assertArrayEquals(Matrix.of(expected).elements(), found.elements(), 1e-12);
    }
  }

  /** x[t + 1] = ρ x[t] + noise: ρ^|i − j|, which 100 000 steps show to 1 %. */
  @Test
  void correlation_ofAnAutoregression_fallsGeometrically() {
    double[] x = new double[100_000];
    Random random = new Random(4);
    for (int t = 1; t < x.length; t++) {
      x[t] = 0.8 * x[t - 1] + random.nextGaussian();
    }
    try (TestRun run = run()) {
      Matrix found = WindowCorrelation.of(panel(x), 3, run);
      assertArrayEquals(new double[] {1, 0.8, 0.64, 0.8, 1, 0.8, 0.64, 0.8, 1}, found.elements(), 0.01);
    }
  }

  @Test
  void constantSeries_haveTheIdentity() {
    try (TestRun run = run()) {
      assertArrayEquals(Matrix.identity(3).elements(), WindowCorrelation.of(panel(new double[20]), 3, run).elements());
    }
  }

  /** Rows are orthonormal, make the matrix diagonal, and come by falling eigenvalue. */
  @Test
  void basis_makesTheStepsUncorrelated() {
    Panel panel = panel(200);
    try (TestRun run = run()) {
      float[] rows = OrthogonalBasis.of(panel, LENGTH, run).values();
      double[] doubles = new double[rows.length];
      Arrays.setAll(doubles, i -> rows[i]);
      Matrix basis = new Matrix(LENGTH, LENGTH, doubles);
      assertArrayEquals(
          Matrix.identity(LENGTH).elements(), basis.times(basis.transpose()).elements(), 1e-6);
      Matrix turned = basis.times(WindowCorrelation.of(panel, LENGTH, run)).times(basis.transpose());
      double before = Double.POSITIVE_INFINITY;
      for (int i = 0; i < LENGTH; i++) {
        for (int j = 0; j < LENGTH; j++) {
          if (i != j) {
            assertEquals(0, turned.get(i, j), 1e-6);
          }
        }
        assertEquals(true, turned.get(i, i) <= before, "eigenvalues fall");
        before = turned.get(i, i);
      }
    }
  }

  private static double[] column(Panel panel, int channel, int from) {
    double[] values = panel.series().get(0).values(channel);
    return Arrays.copyOfRange(values, from, values.length - LENGTH + 1 + from);
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  private static Panel panel(int length) {
    Random random = new Random(5);
    double[] a = new double[length];
    double[] b = new double[length];
    for (int t = 1; t < length; t++) {
      a[t] = 0.7 * a[t - 1] + random.nextGaussian();
      b[t] = -0.5 * b[t - 1] + random.nextGaussian() + t / 100.0;
    }
    return panel(a, b);
  }

  private static Panel panel(double[]... values) {
    long[] stamps = new long[values[0].length];
    Arrays.setAll(stamps, i -> i);
    List<String> names = List.of("a", "b").subList(0, values.length);
    return new Panel(Frequency.of("step"), names, List.of(new Series("s", stamps, values)));
  }

  private TestRun run() {
    return new TestRun(
        new FixedLeases().with(LinearAlgebra.class, "pytorch", new PyTorchLinearAlgebra()), folder, 1);
  }
}
