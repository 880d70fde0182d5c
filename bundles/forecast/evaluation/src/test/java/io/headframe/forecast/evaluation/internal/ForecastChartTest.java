package io.headframe.forecast.evaluation.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.method.view.Curve;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastChartTest {

  private static final double[] HISTORY = {1, 2, 3};
  private static final double[] AHEAD = {4, 5};

  @Test
  void forecast_isOneChart_withItsBands() {
    ForecastChart chart = new ForecastChart("y", "2024-01-03", "D", "theta", HISTORY, AHEAD,
        List.of(new ForecastChart.Interval(80, new double[] {3, 4}, new double[] {5, 6})), List.of());
    assertEquals(1, chart.views().size());
    Curve curve = (Curve) chart.views().get(0);
    assertArrayEquals(new double[] {-2, -1, 0}, curve.series().get(0).x());
    assertEquals("80 %", curve.bands().get(0).name());
  }

  @Test
  void trajectories_areAChartOfTheirOwn_withTheLikelySixAndTheirProbabilities() {
    List<ForecastChart.Trajectory> seven = IntStream.range(0, 7)
        .mapToObj(i -> new ForecastChart.Trajectory(0.4 - i / 20.0, new double[] {i, i})).toList();
    ForecastChart chart =
        new ForecastChart("y", "2024-01-03", "D", "timemcl", HISTORY, AHEAD, List.of(), seven);
    Curve curve = (Curve) chart.views().get(1);
    assertEquals(List.of("history", "1: 40 %", "2: 35 %", "3: 30 %", "4: 25 %", "5: 20 %", "6: 15 %"),
        curve.series().stream().map(Curve.Series::name).toList());
    assertArrayEquals(new double[] {1, 2}, curve.series().get(1).x());
    assertArrayEquals(new double[] {5, 5}, curve.series().get(6).y());
  }
}
