package io.headframe.forecast.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {

  private static final long[] STAMPS = {10};

  @Test
  void samples_haveTheirWeightedMean_andQuantiles() {
    double[][][] samples = {{{4}}, {{1}}, {{3}}};
    Forecast forecast = Forecast.ofSamples("a", STAMPS, samples, new double[] {0.5, 0.2, 0.3});
    assertEquals(4 * 0.5 + 0.2 + 3 * 0.3, forecast.points()[0][0], 1e-15);
    assertArrayEquals(new double[] {1}, forecast.quantile(0.2, 0));
    assertArrayEquals(new double[] {3}, forecast.quantile(0.5, 0));
    assertArrayEquals(new double[] {4}, forecast.quantile(0.51, 0));
    assertArrayEquals(new double[] {3}, Forecast.ofSamples("a", STAMPS, samples, new double[0]).quantile(0.5, 0));
  }

  @Test
  void quantile_thatWasNotForecast_isRefused() {
    Forecast forecast = Forecast.ofQuantiles(
        "a", STAMPS, new double[][] {{2}}, List.of(0.1, 0.9), new double[][][] {{{1}}, {{3}}});
    assertArrayEquals(new double[] {3}, forecast.quantile(1 - ForecastRequest.low(80), 0));
    assertThrows(IllegalArgumentException.class, () -> forecast.quantile(0.5, 0));
  }

  @Test
  void shapesThatDoNotFit_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> Forecast.ofPoints("a", STAMPS, new double[][] {{1, 2}}));
    assertThrows(IllegalArgumentException.class,
        () -> Forecast.ofSamples("a", STAMPS, new double[][][] {{{1}}, {{2}}}, new double[] {0.5, 0.6}));
  }

  @Test
  void levels_areTheEndsOfCentralIntervals() {
    assertEquals(List.of(0.1, 0.9), ForecastRequest.levels(1, List.of(80)).quantiles().stream()
        .map(q -> Math.round(q * 1e9) / 1e9).toList());
    assertEquals(4, ForecastRequest.levels(1, List.of(80, 95, 80)).quantiles().size());
    assertThrows(IllegalArgumentException.class, () -> ForecastRequest.levels(1, List.of(100)));
  }
}
