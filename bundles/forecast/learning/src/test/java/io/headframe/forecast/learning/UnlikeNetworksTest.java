package io.headframe.forecast.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.core.training.AdamW;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.learning.samples.AlignedStacks;
import io.headframe.forecast.learning.samples.Panels;
import io.headframe.forecast.learning.samples.StepByStep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Networks that have little in common are trained alike: one with a second term in its loss, one that feeds on itself.
 */
@Tag("one-java")
class UnlikeNetworksTest {

  @TempDir
  Path folder;

  /** Two cycles of other lengths: the loss is the error and a divergence of their features, and both become small. */
  @Test
  void secondTerm_ofTwoDomains_isMadeSmallToo() {
    Panel panel = Panels.of(Panels.cycle(100, 6, 0.1, 1), Panels.cycle(100, 11, 0.1, 2));
    try (TestRun run = run()) {
      List<Double> alone = losses(new AlignedStacks(recipe(3e-2, 3), 0), panel, run);
      List<Double> both = losses(new AlignedStacks(recipe(3e-2, 3), 10), panel, run);
      assertTrue(both.get(0) > 2 * alone.get(0), "the divergence counts: " + both + " and " + alone);
      assertTrue(both.get(2) < both.get(0) / 2, "it falls: " + both);
      assertTrue(alone.get(2) < alone.get(0) / 2, "the error alone falls: " + alone);
    }
  }

  /** x[t + 1] = 2 cos ω x[t] − x[t − 1] goes on for ever; six steps of it are forecast, a third of a cycle. */
  @Test
  void autoregression_feedsOnItself() throws IOException {
    double[] cycle = Panels.cycle(206, 18, 0, 1);
    Panel panel = Panels.of(Arrays.copyOf(cycle, 200));
    StepByStep design = new StepByStep(recipe(3e-2, 6));
    try (TestRun run = run();
        PointForecaster fitted = PointForecaster.fit(design, panel, new ForecastTask(6, 4, 18, 0), run)) {
      double[] points = fitted.predict(panel, ForecastRequest.points(6), run).get(0).points()[0];
      assertArrayEquals(Arrays.copyOfRange(cycle, 200, 206), points, 0.1);
      fitted.save(folder);
      try (PointForecaster again = PointForecaster.load(design, folder, run)) {
        assertArrayEquals(points, again.predict(panel, ForecastRequest.points(6), run).get(0).points()[0]);
        assertEquals(fitted.curve(), again.curve());
      }
    }
  }

  private static List<Double> losses(NetworkDesign design, Panel panel, TestRun run) {
    try (TrainedNetwork network = TrainedNetwork.fit(design, panel, new ForecastTask(3, 12, 1, 20), run)) {
      return network.curve().training();
    }
  }

  private static Recipe recipe(double rate, int epochs) {
    return new Recipe(32, epochs, 3, 25, epoch -> rate, AdamW.withDecay(0), Double.POSITIVE_INFINITY);
  }

  private TestRun run() {
    return new TestRun(new FixedLeases(), folder, 1);
  }
}
