package io.headframe.forecast.baselines.internal;

/**
 * Simple exponential smoothing: ℓ[0] = z[0], ℓ[t] = α z[t] + (1 − α) ℓ[t − 1], with the α in [0, 1] whose sum of
 * squared errors z[t] − ℓ[t − 1] is least.
 */
final class Smoothing {

  private static final int GRID = 20;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double PRECISION = 1e-9;

  private Smoothing() {}

  /** The level behind the last value. */
  static double lastLevel(double... z) {
    return smoothed(z, bestAlpha(z))[0];
  }

  /** The best of a grid, then by golden section between its neighbours: the sum can have several minima. */
  private static double bestAlpha(double... z) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= GRID; i++) {
      double errors = smoothed(z, (double) i / GRID)[1];
      if (errors < least) {
        best = i;
        least = errors;
      }
    }
    double low = Math.max(0, best - 1.0) / GRID;
    double high = Math.min(GRID, best + 1.0) / GRID;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = smoothed(z, left)[1];
    double atRight = smoothed(z, right)[1];
    while (high - low > PRECISION) {
      if (atLeft <= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = smoothed(z, left)[1];
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = smoothed(z, right)[1];
      }
    }
    double inside = (low + high) / 2;
    double edge = best == 0 ? 0 : best == GRID ? 1 : inside;
    return smoothed(z, edge)[1] <= smoothed(z, inside)[1] ? edge : inside;
  }

  /** The last level and the sum of squared errors. */
  private static double[] smoothed(double[] z, double alpha) {
    double level = z[0];
    double errors = 0;
    for (int t = 1; t < z.length; t++) {
      double error = z[t] - level;
      errors += error * error;
      level += alpha * error;
    }
    return new double[] {level, errors};
  }
}
