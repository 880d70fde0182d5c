package io.headframe.forecast.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.forecast.api.samples.EventRegression;
import io.headframe.forecast.api.samples.HypothesisMixture;
import io.headframe.forecast.api.samples.PretrainedRecursion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interface holds methods that have little in common: how GPHT, NeuralProphet and TimeMCL forecast, in small. */
class ThreeUnlikeTest {

  private static final Frequency STEP = Frequency.of("step");

  @TempDir
  Path folder;

  /** Weights of 1 and 1 continue Fibonacci's numbers, each channel by itself, without any training. */
  @Test
  void pretrainedForecaster_continuesEachChannel_oneStepAfterTheOther() throws IOException {
    try (TestRun run = run()) {
      Forecaster forecaster = new PretrainedRecursion();
      PretrainedRecursion.publish(folder, 1, 1);
      Series series = new Series("new", new long[] {0, 1, 2}, new double[][] {{1, 1, 2}, {2, 2, 4}});
      Panel panel = new Panel(STEP, List.of("a", "b"), List.of(series));
      try (FittedForecaster fitted = forecaster.load(folder, run)) {
        Forecast forecast = fitted.predict(panel, ForecastRequest.points(4), run).get(0);
        assertArrayEquals(new double[] {3, 5, 8, 13}, forecast.points()[0]);
        assertArrayEquals(new double[] {6, 10, 16, 26}, forecast.points()[1]);
        assertArrayEquals(new long[] {3, 4, 5, 6}, forecast.stamps());
      }
      // Fine-tuning on the powers of two finds that each is twice the last.
      Panel powers = new Panel(STEP, List.of("y"), List.of(PanelTest.series(1, 2, 4, 8, 16)));
      try (FittedForecaster fitted = forecaster.fit(powers, new ForecastTask(2, 2, 1, 0), run)) {
        assertArrayEquals(new double[] {32, 64},
            fitted.predict(powers, ForecastRequest.points(2), run).get(0).points()[0], 1e-9);
      }
    }
  }

  /** y = 2 + 3 event + 5 price, so its events and prices ahead say all. */
  @Test
  void regression_usesWhatIsKnownAhead() throws IOException {
    double[] event = {0, 1, 0, 0, 1, 0, 1, 0};
    double[] price = {1, 2, 3, 4, 5, 6, 7, 9};
    double[] y = new double[6];
    for (int i = 0; i < y.length; i++) {
      y[i] = 2 + 3 * event[i] + 5 * price[i];
    }
    Panel panel = new Panel(STEP, List.of("y"),
        List.of(PanelTest.series(y).withKnown("event", event).withKnown("price", price)));
    try (TestRun run = run();
        FittedForecaster fitted = new EventRegression().fit(panel, new ForecastTask(3, 1, 1, 0), run)) {
      Forecast forecast = fitted.predict(panel, ForecastRequest.points(2), run).get(0);
      assertArrayEquals(new double[] {2 + 3 + 35, 2 + 45}, forecast.points()[0], 1e-9);
      assertEquals("HF-FORECAST-009", assertThrows(HeadframeException.class,
          () -> fitted.predict(panel, ForecastRequest.points(3), run)).id());
      fitted.save(folder);
      try (FittedForecaster again = new EventRegression().load(folder, run)) {
        assertArrayEquals(forecast.points()[0],
            again.predict(panel, ForecastRequest.points(2), run).get(0).points()[0]);
      }
    }
  }

  /** Three steps up of each four: a path up with probability .75, one down with .25. */
  @Test
  void mixture_givesItsHypotheses_asWeightedSamples() {
    Panel panel = new Panel(STEP, List.of("y"), List.of(PanelTest.series(0, 1, 2, 3, 2, 3, 4, 5, 4)));
    try (TestRun run = run();
        FittedForecaster fitted = new HypothesisMixture().fit(panel, new ForecastTask(2, 1, 1, 0), run)) {
      Forecast forecast = fitted.predict(panel, ForecastRequest.samples(2, 2), run).get(0);
      assertArrayEquals(new double[] {0.75, 0.25}, forecast.weights());
      assertArrayEquals(new double[] {5, 6}, forecast.samples()[0][0]);
      assertArrayEquals(new double[] {3, 2}, forecast.samples()[1][0]);
      assertEquals(0.75 * 5 + 0.25 * 3, forecast.points()[0][0]);
      assertArrayEquals(new double[] {5, 6}, forecast.quantile(0.5, 0));
      assertEquals("HF-FORECAST-008", assertThrows(HeadframeException.class,
          () -> fitted.predict(panel, ForecastRequest.levels(2, List.of(80)), run)).id());
    }
  }

  private TestRun run() {
    return new TestRun(new FixedLeases(), folder, 1);
  }
}
