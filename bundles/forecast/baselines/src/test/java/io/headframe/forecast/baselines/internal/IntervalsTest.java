package io.headframe.forecast.baselines.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Run;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalsTest {

  /**
   * A random walk, repeated: h steps ahead the error is normal with deviation √h, so the interval of 80 % reaches
   * 1.2816 √h. With 100 overlapping windows of 20 000 steps the deviation of the estimate is some 15 %.
   */
  @Test
  void intervals_ofARandomWalk_growWithTheRootOfTheSteps() {
    Random random = new Random(4);
    double[] walk = new double[20_000];
    for (int i = 1; i < walk.length; i++) {
      walk[i] = walk[i - 1] + random.nextGaussian();
    }
    Panel panel = panel(walk);
    try (TestRun run = new TestRun(new FixedLeases(), Path.of(""), 1);
        FittedForecaster fitted = new RepeatLast().fit(panel, new ForecastTask(16, 1, 1, 0), run)) {
      Forecast forecast = fitted.predict(panel, ForecastRequest.levels(16, List.of(80)), run).get(0);
      for (int h : new int[] {1, 4, 16}) {
        double half = (forecast.quantile(0.9, 0)[h - 1] - forecast.quantile(0.1, 0)[h - 1]) / 2;
        assertEquals(1, half / (1.2816 * Math.sqrt(h)), 0.45, "at step " + h);
      }
    }
  }

  /** Of 0, 1 … 299, forecast as 0, the errors are the values: 200 to 299 if they are those of the last third. */
  @Test
  void errors_areMeasuredOnWhatWasNotLearned() {
    double[] values = new double[300];
    Arrays.setAll(values, i -> i);
    List<Integer> learned = new ArrayList<>();
    Baseline zero = new Baseline() {
      @Override
      public String description() {
        return "zero";
      }

      @Override
      int neededForTraining(ForecastTask task) {
        return 1;
      }

      @Override
      PointRule learn(Panel training, ForecastTask task, Run run) {
        learned.add(training.shortest());
        return new Zero();
      }

      @Override
      PointRule read(DataInputStream in, ForecastTask task) {
        throw new UnsupportedOperationException();
      }
    };
    try (TestRun run = new TestRun(new FixedLeases(), Path.of(""), 1)) {
      Calibration calibration = Calibration.of(zero, panel(values), new ForecastTask(1, 1, 1, 0), run);
      double[] errors = calibration.scores().get("walk").errors()[0][0];
      assertEquals(List.of(200), learned);
      assertEquals(100, errors.length);
      assertEquals(200, errors[0]);
      assertEquals(299, errors[99]);
    }
  }

  @Test
  void seriesThatWasNotInTheTrainingPart_hasNoIntervals() {
    assertEquals("HF-BASELINE-002", assertThrows(HeadframeException.class,
        () -> new Calibration(Map.of()).quantile("b", 0, new double[] {100}, 0.1)).id());
  }

  /** Forecasts 0. */
  private record Zero() implements PointRule {

    @Override
    public int needed() {
      return 1;
    }

    @Override
    public double[] forecast(double[] history, int horizon) {
      return new double[horizon];
    }

    @Override
    public void write(DataOutput out) {
      throw new UnsupportedOperationException();
    }
  }

  private static Panel panel(double[] values) {
    long[] stamps = new long[values.length];
    Arrays.setAll(stamps, i -> i);
    return new Panel(Frequency.of("step"), List.of("y"),
        List.of(new Series("walk", stamps, new double[][] {values})));
  }
}
