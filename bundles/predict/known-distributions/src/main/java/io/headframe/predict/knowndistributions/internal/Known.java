package io.headframe.predict.knowndistributions.internal;

import io.headframe.predict.distribution.KnownDistribution;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Mixtures of normal distributions of one deviation, with the same share of each. */
enum Known implements KnownDistribution {

  /** N(0, 1), whose best quantisers are classical: Max (1960), "Quantizing for minimum distortion", table I. */
  NORMAL("the standard normal distribution", 0, 1) {
    @Override
    double[] means(double... features) {
      return new double[] {0};
    }
  },

  /** Three separate modes, two of them near each other. */
  THREE_MODES("three normal modes of deviation 0.1 between -1 and 1", 0, 0.1) {
    @Override
    double[] means(double... features) {
      return new double[] {-0.6, 0.1, 0.5};
    }
  },

  /** Gillman and others (2024), section 3: x and y uniform, and z around one of them. */
  GMM_2("the synthetic mixture GMM-2 of the Fourier head's paper: around one of two features", 2, 0.1) {
    @Override
    double[] means(double... features) {
      return features;
    }
  };

  private static final double REACH = 0.8;

  private final String description;
  private final int count;
  private final double deviation;

  Known(String description, int count, double deviation) {
    this.description = description;
    this.count = count;
    this.deviation = deviation;
  }

  abstract double[] means(double... features);

  /** As a user writes it. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public double[] features(RandomGenerator random) {
    return random.doubles(count, -REACH, REACH).toArray();
  }

  @Override
  public double sample(double[] features, RandomGenerator random) {
    double[] means = means(features);
    return means[random.nextInt(means.length)] + deviation * random.nextGaussian();
  }

  @Override
  public double density(double[] features, double value) {
    double sum = 0;
    double[] means = means(features);
    for (double mean : means) {
      double z = (value - mean) / deviation;
      sum += Math.exp(-z * z / 2);
    }
    return sum / means.length / deviation / Math.sqrt(2 * Math.PI);
  }
}
