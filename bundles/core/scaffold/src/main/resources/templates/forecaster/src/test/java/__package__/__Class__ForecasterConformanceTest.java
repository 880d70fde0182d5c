package ${package};

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.testing.TestRun;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.testing.ForecasterConformance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every forecaster must do, and what this one forecasts. */
class ${Class}ForecasterConformanceTest extends ForecasterConformance {

  @TempDir
  Path folder;

  @Override
  protected Forecaster technique() {
    return new ${Class}Forecaster();
  }

  @Test
  void line_goesThroughTheFirstAndTheLastValueSeen() {
    // Of the last four values, 2, 9, 0 and 8, the first and the last are 6 apart, in 3 steps.
    assertArrayEquals(new double[] {10, 12, 14}, forecast(4, 100, 2, 9, 0, 8));
  }

  @Test
  void fewerValuesThanTheInput_areAllSeen() {
    assertArrayEquals(new double[] {9, 10, 11}, forecast(50, 4, 7, 9, 7, 8));
  }

  @Test
  void oneValue_isRefused() {
    assertThrows(HeadframeException.class, () -> forecast(4, 1));
  }

  @Test
  void anotherFile_isRefused() throws IOException {
    try (TestRun run = new TestRun(leases(), folder, 1);
        FittedForecaster fitted = technique().fit(panel(1, 2), new ForecastTask(3, 4, 1, 0), run)) {
      fitted.save(folder);
      Path file = folder.resolve(${Class}Line.FILE);
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
      assertDamaged(run);
      bytes[2]++;
      Files.write(file, bytes);
      assertDamaged(run);
    }
  }

  private void assertDamaged(TestRun run) {
    HeadframeException refused = assertThrows(HeadframeException.class, () -> technique().load(folder, run));
    assertEquals(${Class}Forecaster.DAMAGED.id(), refused.id());
  }

  private double[] forecast(int input, double... values) {
    Panel panel = panel(values);
    try (TestRun run = new TestRun(leases(), folder, 1);
        FittedForecaster fitted = technique().fit(panel, new ForecastTask(3, input, 1, 0), run)) {
      return fitted.predict(panel, ForecastRequest.points(3), run).get(0).points()[0];
    }
  }

  private static Panel panel(double... values) {
    long[] stamps = new long[values.length];
    Arrays.setAll(stamps, i -> i);
    return new Panel(Frequency.of("step"), List.of("y"), List.of(new Series("a", stamps, new double[][] {values})));
  }
}
