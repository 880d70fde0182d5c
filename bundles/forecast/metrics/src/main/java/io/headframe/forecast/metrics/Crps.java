package io.headframe.forecast.metrics;

import java.util.Arrays;

/**
 * The continuous ranked probability score of one value (Gneiting and Raftery 2007): E|X − y| − ½ E|X − X′|, in the unit
 * of the value. Pure functions.
 */
public final class Crps {

  private Crps() {}

  /**
   * Of a normal forecast, in closed form: σ (z (2Φ(z) − 1) + 2φ(z) − 1/√π) with z = (y − μ)/σ. Φ comes from erf with an
   * error below 1.2e-7, and so does this.
   *
   * @param deviation σ, above 0
   */
  public static double normal(double y, double mean, double deviation) {
    double z = (y - mean) / deviation;
    double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    return deviation * (z * erf(z / Math.sqrt(2)) + 2 * density - 1 / Math.sqrt(Math.PI));
  }

  /**
   * Of equally likely samples, with pairs divided by n (n − 1): unbiased for the distribution they are drawn from.
   *
   * @param samples at least 2
   */
  public static double fair(double y, double... samples) {
    int n = samples.length;
    if (n < 2) {
      throw new IllegalArgumentException("the fair score needs at least 2 samples, found " + n);
    }
    return distance(y, samples) - pairs(samples) / ((double) n * (n - 1));
  }

  /**
   * Of a forecast that is these equally likely samples and nothing else: pairs divided by n².
   *
   * @param samples at least 1
   */
  public static double empirical(double y, double... samples) {
    return distance(y, samples) - pairs(samples) / ((double) samples.length * samples.length);
  }

  private static double distance(double y, double[] samples) {
    return Arrays.stream(samples).map(sample -> Math.abs(sample - y)).average().orElseThrow();
  }

  /** ½ Σ |x − x′| over all ordered pairs, from the sorted samples: Σ (2 i − n + 1) x_i. */
  private static double pairs(double[] samples) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (int i = 0; i < sorted.length; i++) {
      sum += (2.0 * i - sorted.length + 1) * sorted[i];
    }
    return sum;
  }

  /** Press et al., Numerical Recipes, erfc by a Chebyshev fit with a relative error below 1.2e-7. */
  private static double erf(double x) {
    double t = 1 / (1 + Math.abs(x) / 2);
    double[] fit = {-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
        -0.82215223, 0.17087277};
    double polynomial = 0;
    for (int i = fit.length - 1; i >= 0; i--) {
      polynomial = polynomial * t + fit[i];
    }
    double complement = t * Math.exp(-x * x + polynomial);
    return x >= 0 ? 1 - complement : complement - 1;
  }
}
