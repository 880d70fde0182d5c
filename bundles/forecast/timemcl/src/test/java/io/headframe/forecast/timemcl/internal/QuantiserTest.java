package io.headframe.forecast.timemcl.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The loss against quantisers that are known: Max (1960), "Quantizing for minimum distortion", table I, for N(0, 1),
 * and the first Karhunen-Loève component for two paths of a random walk.
 */
class QuantiserTest {

  private static final int STEPS = 400;
  private static final LongFunction<Assignment> ANNEALED = step -> new Annealing(10, 5e-4, 250).at((int) step);
  private static final LongFunction<Assignment> RELAXED =
      step -> step < 250 ? Assignment.relaxed(0.1) : Assignment.winner();

  /**
   * 2000 quantiles of N(0, 1) in the place of samples. Their centroids are off by what is cut from the tails, below
   * .001, and their distortion likewise.
   */
  private static final double ROUNDING = 0.002;

  @TempDir
  Path folder;

  @Test
  void twoHypotheses_areThoseOfLloydAndMax() {
    float[][] normal = quantilesOfNormal(2000);
    Quantiser found = train(normal, new float[][] {{0.1f}, {0.3f}}, step -> Assignment.winner());
    assertArrayEquals(new double[] {-0.7979, 0.7979}, sorted(found), ROUNDING);
    assertEquals(0.3634, distortion(normal, found), ROUNDING);
    // Half of the samples are in each cell.
    assertArrayEquals(new double[] {0.5, 0.5}, found.scores(), ROUNDING);
  }

  @Test
  void fourHypotheses_areThoseOfLloydAndMax_byEachRule() {
    float[][] normal = quantilesOfNormal(2000);
    float[][] start = {{-0.2f}, {-0.1f}, {0.1f}, {0.3f}};
    for (LongFunction<Assignment> rule : Arrays.<LongFunction<Assignment>>asList(
        step -> Assignment.winner(), RELAXED, ANNEALED)) {
      Quantiser found = train(normal, start, rule);
      assertArrayEquals(new double[] {-1.5104, -0.4528, 0.4528, 1.5104}, sorted(found), 2 * ROUNDING);
      assertEquals(0.1175, distortion(normal, found), ROUNDING);
      double[] scores = found.scores().clone();
      Arrays.sort(scores);
      // The cells end at ±.9816, of which the outer ones have 1 − Φ(.9816) = .1631 each.
      assertArrayEquals(new double[] {0.1631, 0.1631, 0.3369, 0.3369}, scores, 2 * ROUNDING);
    }
  }

  /** What never is the nearest never learns, unless the others leave it a share. */
  @Test
  void hypothesesFarFromAll_areLeftByWinnersAlone_andUsedWithAShareForAll() {
    float[][] normal = quantilesOfNormal(500);
    float[][] far = {{0}, {8}, {9}, {10}};
    Quantiser plain = train(normal, far, step -> Assignment.winner());
    assertArrayEquals(new double[] {0, 8, 9, 10}, sorted(plain), 0.01);
    Quantiser relaxed = train(normal, far, RELAXED);
    assertEquals(0.1175, distortion(normal, relaxed), 0.005);
  }

  /**
   * Of a Gaussian vector the best two are ± √(2/π) of the deviation along the first principal axis, and the distortion
   * is the trace less 2/π of the first eigenvalue λ. Here: a random walk of 8 steps, its covariance min(i, j), whose
   * eigenvalues are 1 / (4 sin² (π (2 k − 1) / (4 n + 2))) and eigenvectors sin (π i (2 k − 1) / (2 n + 1)). 4000 pairs
   * of opposite walks: the mean of a cell is off by some √(trace / 8000) = .07 in all numbers together.
   */
  @Test
  void twoPathsOfARandomWalk_areAlongItsFirstPrincipalAxis() {
    int n = 8;
    double[] axis = new double[n];
    double squares = 0;
    for (int i = 0; i < n; i++) {
      axis[i] = Math.sin(Math.PI * (i + 1) / (2 * n + 1));
      squares += axis[i] * axis[i];
    }
    double lambda = 1 / (4 * Math.pow(Math.sin(Math.PI / (4 * n + 2)), 2));
    double[] expected = new double[n];
    for (int i = 0; i < n; i++) {
      expected[i] = Math.sqrt(2 / Math.PI * lambda / squares) * axis[i];
    }
    float[][] walks = walks(4000, n);
    Quantiser found = train(walks, new float[][] {new float[n], ones(n)}, ANNEALED);
    double[] up = found.hypotheses()[0][n - 1] > 0 ? found.hypotheses()[0] : found.hypotheses()[1];
    double[] down = found.hypotheses()[0][n - 1] > 0 ? found.hypotheses()[1] : found.hypotheses()[0];
    assertArrayEquals(expected, up, 0.07);
    assertArrayEquals(Arrays.stream(expected).map(each -> -each).toArray(), down, 0.07);
    double trace = n * (n + 1) / 2.0;
    assertEquals((trace - 2 / Math.PI * lambda) / n, distortion(walks, found), 0.03 * trace / n);
  }

  private Quantiser train(float[][] samples, float[][] start, LongFunction<Assignment> rule) {
    try (TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      return Quantiser.train(samples, start, STEPS, rule, run);
    }
  }

  private static double[] sorted(Quantiser quantiser) {
    return Arrays.stream(quantiser.hypotheses()).mapToDouble(each -> each[0]).sorted().toArray();
  }

  /** The mean squared distance of a number from that of the nearest hypothesis. */
  private static double distortion(float[][] samples, Quantiser quantiser) {
    double sum = 0;
    for (float[] sample : samples) {
      double least = Double.POSITIVE_INFINITY;
      for (double[] hypothesis : quantiser.hypotheses()) {
        double distance = 0;
        for (int i = 0; i < sample.length; i++) {
          distance += (sample[i] - hypothesis[i]) * (sample[i] - hypothesis[i]) / sample.length;
        }
        least = Math.min(least, distance);
      }
      sum += least;
    }
    assertTrue(Double.isFinite(sum));
    return sum / samples.length;
  }

  /** The middles of as many parts of the same probability, by sums of the density over small steps. */
  private static float[][] quantilesOfNormal(int count) {
    float[][] quantiles = new float[count][1];
    double step = 1e-5;
    double below = 0;
    double x = -6;
    for (int i = 0; i < count; i++) {
      while (below < (i + 0.5) / count) {
        below += step * Math.exp(-(x + step / 2) * (x + step / 2) / 2) / Math.sqrt(2 * Math.PI);
        x += step;
      }
      quantiles[i][0] = (float) x;
    }
    return quantiles;
  }

  private static float[][] walks(int pairs, int length) {
    Random random = new Random(3);
    float[][] walks = new float[2 * pairs][length];
    for (int w = 0; w < pairs; w++) {
      double at = 0;
      for (int i = 0; i < length; i++) {
        at += random.nextGaussian();
        walks[2 * w][i] = (float) at;
        walks[2 * w + 1][i] = (float) -at;
      }
    }
    return walks;
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 0.1f);
    return ones;
  }
}
