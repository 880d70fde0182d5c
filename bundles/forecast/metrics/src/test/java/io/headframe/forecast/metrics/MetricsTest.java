package io.headframe.forecast.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Each against a case that is computed by hand: errors 1, −2 and 4 of the values 2, 4 and 8. */
class MetricsTest {

  private static final double[] Y = {2, 4, 8};
  private static final double[] FORECAST = {3, 2, 12};
  private static final double ROUNDING = 1e-15;

  @Test
  void errors_inTheUnitOfTheValues() {
    assertEquals(7.0 / 3, PointMetrics.mae(Y, FORECAST), ROUNDING);
    assertEquals(21.0 / 3, PointMetrics.mse(Y, FORECAST), ROUNDING);
    assertEquals(Math.sqrt(7), PointMetrics.rmse(Y, FORECAST), ROUNDING);
    assertEquals(1, PointMetrics.bias(Y, FORECAST), ROUNDING);
  }

  @Test
  void errors_asParts() {
    assertEquals((0.5 + 0.5 + 0.5) / 3, PointMetrics.mape(Y, FORECAST), ROUNDING);
    assertEquals((1.0 / 5 + 2.0 / 6 + 4.0 / 20) / 3, PointMetrics.smape(Y, FORECAST), ROUNDING);
    assertEquals(0, PointMetrics.smape(new double[] {0}, new double[] {0}));
    assertEquals(7.0 / 14, PointMetrics.wape(Y, FORECAST), ROUNDING);
    assertEquals(Double.POSITIVE_INFINITY, PointMetrics.mape(new double[] {0}, new double[] {1}));
  }

  /** Seasonal differences of the training values with season 2 are 3, −1 and 2: mean size 2, mean square 14/3. */
  @Test
  void errors_scaledByTheSeasonalNaive() {
    double[] training = {1, 5, 4, 4, 6};
    assertEquals(7.0 / 3 / 2, PointMetrics.mase(Y, FORECAST, training, 2), ROUNDING);
    assertEquals(7 / (14.0 / 3), PointMetrics.msse(Y, FORECAST, training, 2), ROUNDING);
    assertEquals(Math.sqrt(1.5), PointMetrics.rmsse(Y, FORECAST, training, 2), ROUNDING);
    assertThrows(IllegalArgumentException.class, () -> PointMetrics.mase(Y, FORECAST, new double[] {1, 2}, 2));
  }

  @Test
  void relativeError_isThatOfOneOverTheOther() {
    assertEquals(7.0 / 3, PointMetrics.rmae(Y, FORECAST, new double[] {1, 5, 9}), ROUNDING);
  }

  @Test
  void missingValues_doNotCount() {
    double[] y = {2, Double.NaN, 8};
    assertEquals(2.5, PointMetrics.mae(y, FORECAST), ROUNDING);
    assertEquals(0.5, QuantileMetrics.coverage(y, new double[] {1, 1, 1}, new double[] {3, 3, 3}), ROUNDING);
    assertTrue(Double.isNaN(PointMetrics.mae(new double[] {Double.NaN}, new double[] {1})));
    assertThrows(IllegalArgumentException.class, () -> PointMetrics.mae(Y, new double[2]));
  }

  /** At q = .9 too little costs .9 a unit and too much .1. */
  @Test
  void quantileLoss_isThePinball() {
    assertEquals((0.1 + 0.9 * 2 + 0.1 * 4) / 3, QuantileMetrics.quantileLoss(Y, FORECAST, 0.9), ROUNDING);
    assertEquals(7.0 / 6, QuantileMetrics.quantileLoss(Y, FORECAST, 0.5), ROUNDING);
    double both = (2.3 / 3 + 7.0 / 6) / 2;
    double[][] forecasts = {FORECAST, FORECAST};
    assertEquals(both, QuantileMetrics.multiQuantileLoss(Y, forecasts, 0.9, 0.5), ROUNDING);
    assertEquals(2 * both * 3 / 14, QuantileMetrics.scaledCrps(Y, forecasts, 0.9, 0.5), ROUNDING);
  }

  @Test
  void intervals_areCountedAndScored() {
    double[] low = {2, 5, 1};
    double[] high = {3, 6, 7};
    assertEquals(1.0 / 3, QuantileMetrics.coverage(Y, low, high), ROUNDING);
    // Widths 1, 1 and 6; two values lie one unit outside, which costs 10 each at 80 %.
    assertEquals(28.0 / 3, QuantileMetrics.winklerScore(Y, low, high, 80), 1e-14);
    assertEquals(2.0 / 3, QuantileMetrics.calibration(Y, FORECAST), ROUNDING);
  }

  /** √(2/π) − 1/√π at the mean; 1.2e-7 is the error of erf. */
  @Test
  void crps_ofANormalForecast_isItsClosedForm() {
    assertEquals(0.2337, Crps.normal(0, 0, 1), 5e-5);
    assertEquals(Math.sqrt(2 / Math.PI) - 1 / Math.sqrt(Math.PI), Crps.normal(0, 0, 1), 2e-7);
    assertEquals(3 * Crps.normal(1, 0, 1), Crps.normal(5, 2, 3), 1e-12);
    assertEquals(Crps.normal(-1, 0, 1), Crps.normal(1, 0, 1), 1e-12);
    // 1 (2 Φ(1) − 1) + 2 φ(1) − 1/√π with Φ(1) = .8413447461 and φ(1) = .2419707245.
    assertEquals(0.6826894921 + 2 * 0.2419707245 - 1 / Math.sqrt(Math.PI), Crps.normal(1, 0, 1), 2e-7);
  }

  /** Of the samples 1, 2 and 5 at 3: mean distance 5/3, pairs 1, 3 and 4. */
  @Test
  void crps_ofSamples_isDistanceLessHalfTheSpread() {
    assertEquals(5.0 / 3 - 8.0 / 6, Crps.fair(3, 1, 2, 5), 1e-15);
    assertEquals(5.0 / 3 - 8.0 / 9, Crps.empirical(3, 5, 1, 2), 1e-15);
    assertEquals(2, Crps.empirical(3, 1));
    assertThrows(IllegalArgumentException.class, () -> Crps.fair(3, 1));
  }

  /** The deviation of the estimate from 200 000 samples is about .002. */
  @Test
  void crps_ofNormalSamples_tendsToTheClosedForm() {
    Random random = new Random(1);
    double[] samples = DoubleStream.generate(random::nextGaussian).limit(200_000).toArray();
    assertEquals(Crps.normal(0.3, 0, 1), Crps.fair(0.3, samples), 0.008);
  }
}
