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

  /**
   * A share p of samples with its interval by Wilson's score: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n).
   * Unlike that of {@link #mean} it has a width where all samples agree, and stays between 0 and 1.
   *
   * @param successes from 0 to {@code samples}
   * @param samples at least two
   */
  public static Measurement share(int successes, int samples) {
    if (samples < 2 || successes < 0 || successes > samples) {
      throw new IllegalArgumentException("no share of " + successes + " in " + samples + " samples, at least 2");
    }
    double share = (double) successes / samples;
    double z2 = Z95 * Z95 / samples;
    double half = Z95 * Math.sqrt(share * (1 - share) / samples + z2 / samples / 4);
    double centre = share + z2 / 2;
    return new Measurement(
        share, Math.max(0, (centre - half) / (1 + z2)), Math.min(1, (centre + half) / (1 + z2)), samples, "");
  }

  /** Whether there is a number. */
  public boolean applicable() {
    return reason.isEmpty();
  }
}
