package io.headframe.predict.distribution;

import java.util.random.RandomGenerator;
import org.osgi.annotation.versioning.ConsumerType;

/** A distribution of a value given features that is known, to measure by how well it is learned from samples. */
@ConsumerType
public interface KnownDistribution {

  /** Points in a bin at which the density is taken. */
  int POINTS = 16;

  /** What it is, as a phrase without a full stop. */
  String description();

  /** Features drawn at random; of no length where the value depends on none. */
  double[] features(RandomGenerator random);

  /** A value drawn given the features. */
  double sample(double[] features, RandomGenerator random);

  /** The density of the value given the features. */
  double density(double[] features, double value);

  /** What of it lies in each bin, given the features, divided by what lies in all. */
  default BinnedDistribution in(Bins bins, double... features) {
    double[] probabilities = new double[bins.count()];
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      for (int j = 0; j < POINTS; j++) {
        double value = bins.low() + (i + (j + 0.5) / POINTS) * bins.width();
        probabilities[i] += density(features, value);
      }
      sum += probabilities[i];
    }
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] /= sum;
    }
    return new BinnedDistribution(bins, probabilities);
  }
}
