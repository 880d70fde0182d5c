package io.headframe.predict.knowndistributions.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.predict.distribution.BinnedDistribution;
import io.headframe.predict.distribution.Bins;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnownTest {

  private static final Bins BINS = new Bins(500, -6, 6);

  /** Less than 10⁻⁸ of N(0, 1) is outside of ±6, and the midpoint rule is as exact on 8000 points. */
  @ParameterizedTest
  @EnumSource
  void density_integratesToOne(Known known) {
    double[] features = known.features(new SplittableRandom(1));
    double sum = 0;
    for (int i = 0; i < 8000; i++) {
      sum += known.density(features, -6 + (i + 0.5) * 12 / 8000) * 12 / 8000;
    }
    assertEquals(1, sum, 1e-7);
  }

  /** The share of 20,000 draws below a quantile has a deviation of at most .0035: four of them. */
  @ParameterizedTest
  @EnumSource
  void samples_areThoseOfTheDensity(Known known) {
    SplittableRandom random = new SplittableRandom(2);
    double[] features = known.features(random);
    BinnedDistribution truth = known.in(BINS, features);
    double[] quantiles = {truth.quantile(0.2), truth.quantile(0.5), truth.quantile(0.8)};
    int[] below = new int[3];
    for (int i = 0; i < 20_000; i++) {
      double value = known.sample(features, random);
      for (int q = 0; q < 3; q++) {
        below[q] += value < quantiles[q] ? 1 : 0;
      }
    }
    assertEquals(0.2, below[0] / 20_000.0, 0.014);
    assertEquals(0.5, below[1] / 20_000.0, 0.014);
    assertEquals(0.8, below[2] / 20_000.0, 0.014);
  }
}
