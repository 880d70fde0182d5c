package io.headframe.core.method;

/**
 * A measured number with its 95 % interval.
 *
 * @param value the mean over the samples
 * @param low the lower end of the interval
 * @param high the upper end of the interval
 * @param samples how many samples there were; 0 if the claim does not apply
 * @param reason why the claim does not apply; empty if it does
 */
public record Measurement(double value, double low, double high, int samples, String reason) {

  /** Two-sided 95 % quantile of the standard normal distribution. */
  private static final double Z95 = 1.959964;

  /** The claim cannot be measured, for a reason. */
  public static Measurement notApplicable(String reason) {
    return new Measurement(Double.NaN, Double.NaN, Double.NaN, 0, reason);
  }

  /**
   * The mean with its interval by the normal approximation: mean ± 1.96 s/√n, where s is the standard deviation of
   * the samples with n − 1 in the denominator.
   *
   * @param samples at least two
   */
  public static Measurement mean(double[] samples) {
    int n = samples.length;
    if (n < 2) {
      throw new IllegalArgumentException("an interval needs at least 2 samples, found " + n);
    }
    double mean = 0;
    for (double sample : samples) {
      mean += sample / n;
    }
    double squares = 0;
    for (double sample : samples) {
      squares += (sample - mean) * (sample - mean);
    }
    double half = Z95 * Math.sqrt(squares / (n - 1) / n);
    return new Measurement(mean, mean - half, mean + half, n, "");
  }

  /** Whether there is a number. */
  public boolean applicable() {
    return reason.isEmpty();
  }
}
