package io.headframe.forecast.evaluation.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.TestRun;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.api.SeriesData;
import io.headframe.forecast.parquet.ParquetTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFormatTest {

  private static final double THIRD = 1 / 3.0;

  @TempDir
  private Path folder;

  /** An id of digits stays text and whole values stay doubles; a third has all of its digits. */
  @Test
  void forecastAsParquet_isReadAgain() throws IOException {
    try (TestRun run = new TestRun(Baselines.leases(), folder, 1)) {
      SeriesForecast.Findings found = new SeriesForecast().run(new SeriesForecast.Parameters("repeat-last",
          hours(THIRD), 2, Optional.empty(), Optional.of(1), Optional.of(List.of(50)), Optional.empty(),
          FileFormat.PARQUET), run);
      assertEquals("forecast.parquet", found.file());
      assertEquals(new ParquetTable(List.of("unique_id", "ds", "repeat-last", "repeat-last-lo-50", "repeat-last-hi-50"),
          List.of(List.of("007", "1970-01-01T12:00:00", "0.3333333333333333", "0.3333333333333333",
              "0.3333333333333333"), List.of("007", "1970-01-01T13:00:00", "0.3333333333333333",
              "0.3333333333333333", "0.3333333333333333"))), ParquetTable.read(folder.resolve(found.file())));
    }
  }

  @Test
  void backtestAsParquet_isReadAgain() throws IOException {
    try (TestRun run = new TestRun(Baselines.leases(), folder, 1)) {
      Backtest.Findings found = new Backtest().run(new Backtest.Parameters("repeat-last", hours(3), 1, 2,
          Optional.empty(), Optional.empty(), Optional.of(1), List.of(0), Optional.empty(), FileFormat.PARQUET), run);
      assertEquals("backtest.parquet", found.file());
      assertEquals(new ParquetTable(List.of("unique_id", "ds", "cutoff", "y", "repeat-last"), List.of(
          List.of("007", "1970-01-01T10:00:00", "1970-01-01T09:00:00", "3.0", "3.0"),
          List.of("007", "1970-01-01T11:00:00", "1970-01-01T10:00:00", "3.0", "3.0"))),
          ParquetTable.read(folder.resolve(found.file())));
    }
  }

  @Test
  void stepsThatAreNoDates_areWholeNumbers_andWhatIsMissingHasNoValue() throws IOException {
    Path file = folder.resolve("steps.parquet");
    try (ForecastRows rows = FileFormat.PARQUET.open(file, Frequency.of("step"), List.of("ds"), List.of("y"))) {
      rows.add("a", new long[] {7}, new double[] {Double.NaN});
    }
    assertEquals(List.of(List.of("a", "7", "")), ParquetTable.read(file).rows());
  }

  private static SeriesData hours(double value) {
    long[] stamps = new long[12];
    double[] values = new double[stamps.length];
    Arrays.setAll(stamps, i -> i * Frequency.Unit.HOUR.length());
    Arrays.fill(values, value);
    return new SeriesData(new Panel(Frequency.of("h"), List.of("y"),
        List.of(new Series("007", stamps, new double[][] {values}))), List.of());
  }
}
