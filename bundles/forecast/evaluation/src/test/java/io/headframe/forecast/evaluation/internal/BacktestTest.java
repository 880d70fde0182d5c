package io.headframe.forecast.evaluation.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.view.Curve;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.api.SeriesData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {

  private static final List<Integer> NO_LEVELS = List.of(0);

  @TempDir
  Path folder;

  /** Of 0, 1, 4, 9 … 81 the last value is 49 at the cutoff after 7, so that 64 and 81 are missed by 15 and 32. */
  @Test
  void backtest_comparesWithWhatCame() throws IOException {
    try (TestRun run = new TestRun(Baselines.leases(), folder, 1)) {
      Backtest.Findings found = new Backtest().run(new Backtest.Parameters("repeat-last", squares(), 2, 2,
          Optional.of(1), Optional.empty(), Optional.of(1), NO_LEVELS, Optional.empty(), FileFormat.CSV), run);
      assertEquals(List.of("unique_id,ds,cutoff,y,repeat-last", "a,7,6,49,36", "a,8,6,64,36", "a,8,7,64,49",
          "a,9,7,81,49"), Files.readAllLines(folder.resolve(found.file())));
      Scores.Row row = found.scores().metrics().get(0);
      assertEquals((13 + 28 + 15 + 32) / 4.0, row.values().get(0), 1e-12);
      assertArrayEquals(new double[] {(13 + 15) / 2.0, (28 + 32) / 2.0}, row.bySteps(), 1e-12);
      // Differences before the first cutoff are 1, 3 … 11: their mean is 6.
      assertEquals(22 / 6.0, row.values().get(3), 1e-12);
    }
  }

  @Test
  void file_hasTheColumnsThatPeopleKnow() throws IOException {
    try (TestRun run = new TestRun(Baselines.leases(), folder, 1)) {
      Backtest.Findings found = new Backtest().run(new Backtest.Parameters("seasonal-naive,ols", Cycle.data(), 4, 2,
          Optional.empty(), Optional.of(8), Optional.of(4), List.of(80, 50), Optional.empty(), FileFormat.CSV), run);
      assertEquals("unique_id,ds,cutoff,y,seasonal-naive,seasonal-naive-lo-50,seasonal-naive-hi-50,"
          + "seasonal-naive-lo-80,seasonal-naive-hi-80,ols,ols-lo-50,ols-hi-50,ols-lo-80,ols-hi-80",
          Files.readAllLines(folder.resolve("backtest.csv")).get(0));
      assertEquals(List.of("mae", "rmse", "smape", "mase", "coverage-50", "winkler-50", "coverage-80", "winkler-80"),
          found.scores().names());
      assertEquals(1, found.scores().metrics().get(0).values().get(4));
      // Of 60 steps two windows of four are taken, one behind the other.
      assertEquals(List.of("51", "51", "51", "51", "55", "55", "55", "55"), Files
          .readAllLines(folder.resolve("backtest.csv")).stream().skip(1).map(line -> line.split(",")[2]).toList());
    }
  }

  @Test
  void windowsThatTakeAll_areRefused() {
    try (TestRun run = new TestRun(Baselines.leases(), folder, 1)) {
      assertEquals("HF-EVALUATION-001", assertThrows(HeadframeException.class,
          () -> new Backtest().run(new Backtest.Parameters("repeat-last", squares(), 5, 2, Optional.empty(),
              Optional.empty(), Optional.empty(), NO_LEVELS, Optional.empty(), FileFormat.CSV), run)).id());
    }
  }

  @Test
  void forecast_writesWhatFollows_andShowsIt() throws IOException {
    try (TestRun run = new TestRun(Baselines.leases(), folder, 1)) {
      SeriesForecast.Findings found = new SeriesForecast().run(new SeriesForecast.Parameters("repeat-last", squares(),
          1, Optional.empty(), Optional.of(1), Optional.of(List.of(50)), Optional.empty(), FileFormat.CSV), run);
      // Two thirds are 0 to 25; the errors after them, 11, 13, 15 and 17, have rank 3 of 4 at 15.
      assertEquals(List.of("unique_id,ds,repeat-last,repeat-last-lo-50,repeat-last-hi-50", "a,10,81,66,96"),
          Files.readAllLines(folder.resolve("forecast.csv")));
      ForecastChart chart = found.charts().get(0);
      assertEquals("Forecast of a after 9", chart.views().get(0).title());
      Curve curve = (Curve) chart.views().get(0);
      assertArrayEquals(new double[] {-2, -1, 0}, curve.series().get(0).x());
      assertArrayEquals(new double[] {49, 64, 81}, curve.series().get(0).y());
      assertArrayEquals(new double[] {1}, curve.series().get(1).x());
      assertEquals("50 %", curve.bands().get(0).name());
      assertArrayEquals(new double[] {66}, curve.bands().get(0).low());
      assertArrayEquals(new double[] {96}, curve.bands().get(0).high());
    }
  }

  @Test
  void widerIntervals_standBehindNarrowerOnes() throws IOException {
    try (TestRun run = new TestRun(Baselines.leases(), folder, 1)) {
      SeriesForecast.Findings found = new SeriesForecast().run(new SeriesForecast.Parameters("seasonal-naive",
          Cycle.data(), 4, Optional.empty(), Optional.of(4), Optional.of(List.of(50, 80)), Optional.empty(),
          FileFormat.CSV), run);
      assertEquals(List.of(80, 50),
          found.charts().get(0).intervals().stream().map(ForecastChart.Interval::level).toList());
    }
  }

  /** The last third of ten squares has three windows, and 80 % needs four. */
  @Test
  void levelsThatNobodyAskedFor_areLeftOutWhereTheHistoryIsShort() throws IOException {
    try (TestRun run = new TestRun(Baselines.leases(), folder, 1)) {
      SeriesForecast.Findings found = new SeriesForecast().run(new SeriesForecast.Parameters("repeat-last", squares(),
          2, Optional.empty(), Optional.of(1), Optional.empty(), Optional.empty(), FileFormat.CSV), run);
      assertEquals(List.of(), found.charts().get(0).intervals());
      List<String> notes = found.notes().sentences();
      assertTrue(notes.get(1).startsWith("Intervals of 95 % are left out. An interval of 95 % needs"), notes.get(1));
      assertTrue(notes.get(2).startsWith("Intervals of 80 % are left out. "), notes.get(2));
      SeriesForecast.Parameters asked = new SeriesForecast.Parameters("repeat-last", squares(), 2,
          Optional.empty(), Optional.of(1), Optional.of(List.of(80)), Optional.empty(), FileFormat.CSV);
      assertEquals("HF-CONFORMAL-001",
          assertThrows(HeadframeException.class, () -> new SeriesForecast().run(asked, run)).id());
    }
  }

  @Test
  void checkpoint_isOpenedByTheForecasterThatHasWeights_alone() throws IOException {
    Path weights = Path.of("weights.pth");
    FixedLeases leases = Baselines.leases().with(Forecaster.class, "opened", new OpenedForecaster(weights));
    try (TestRun run = new TestRun(leases, folder, 1)) {
      Backtest.Findings found = new Backtest().run(new Backtest.Parameters("opened,repeat-last", squares(), 2, 2,
          Optional.empty(), Optional.empty(), Optional.of(1), NO_LEVELS, Optional.of(weights), FileFormat.CSV), run);
      assertEquals(2, found.scores().metrics().size());
      SeriesForecast.Parameters unused = new SeriesForecast.Parameters("repeat-last", squares(), 1,
          Optional.empty(), Optional.of(1), Optional.of(NO_LEVELS), Optional.of(weights), FileFormat.CSV);
      assertEquals("HF-EVALUATION-004",
          assertThrows(HeadframeException.class, () -> new SeriesForecast().run(unused, run)).id());
    }
  }

  private static SeriesData squares() {
    long[] stamps = new long[10];
    double[] values = new double[10];
    Arrays.setAll(stamps, i -> i);
    Arrays.setAll(values, i -> i * i);
    return new SeriesData(new Panel(Frequency.of("step"), List.of("y"),
        List.of(new Series("a", stamps, new double[][] {values}))), List.of("read by hand"));
  }
}
