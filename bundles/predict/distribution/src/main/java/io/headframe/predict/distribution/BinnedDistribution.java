package io.headframe.predict.distribution;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A distribution with the same density everywhere within a bin, and none outside of the bins. Immutable, but for the
 * array, which nobody changes.
 *
 * @param bins where
 * @param probabilities [bin], at least 0; their sum is made 1
 */
public record BinnedDistribution(Bins bins, double[] probabilities) {

  /** What 32-bit numbers and their sums may be off. */
  private static final double ROUNDING = 1e-3;

  /** Copies the numbers, checks them and divides them by their sum. */
  public BinnedDistribution {
    double sum = Arrays.stream(probabilities).sum();
    if (probabilities.length != bins.count() || !(Math.abs(sum - 1) < ROUNDING)
        || Arrays.stream(probabilities).anyMatch(each -> each < 0)) {
      throw new IllegalArgumentException(
          probabilities.length + " probabilities of " + bins.count() + " bins sum to " + sum);
    }
    probabilities = Arrays.stream(probabilities).map(each -> each / sum).toArray();
  }

  /** The density at a value, per unit of the values. */
  public double density(double value) {
    return value < bins.low() || value > bins.high() ? 0 : probabilities[bins.of(value)] / bins.width();
  }

  /** Σ p · centre. */
  public double mean() {
    double mean = 0;
    for (int i = 0; i < probabilities.length; i++) {
      mean += probabilities[i] * bins.centre(i);
    }
    return mean;
  }

  /**
   * The least value below which lies so much of the distribution.
   *
   * @param level from 0 to 1
   */
  public double quantile(double level) {
    double below = 0;
    int last = 0;
    for (int i = 0; i < probabilities.length; i++) {
      if (probabilities[i] > 0 && below + probabilities[i] >= level) {
        return bins.low() + (i + Math.max(0, level - below) / probabilities[i]) * bins.width();
      }
      last = probabilities[i] > 0 ? i : last;
      below += probabilities[i];
    }
    return bins.low() + (last + 1) * bins.width();
  }

  /** A value drawn from it. */
  public double sample(RandomGenerator random) {
    return quantile(random.nextDouble());
  }

  /**
   * The Kullback-Leibler divergence Σ p log(p / q) of another distribution q on the same bins from this one, in nats;
   * infinite where q has nothing and this has.
   */
  public double divergence(BinnedDistribution other) {
    if (!bins.equals(other.bins)) {
      throw new IllegalArgumentException("distributions on " + bins + " and on " + other.bins);
    }
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      sum += probabilities[i] == 0 ? 0 : probabilities[i] * Math.log(probabilities[i] / other.probabilities[i]);
    }
    return sum;
  }
}
