package io.headframe.forecast.evaluation.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.testing.TestRun;
import io.headframe.forecast.api.SeriesData;
import io.headframe.forecast.data.internal.SeriesParameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that something is wrong with, from the file to the forecast. */
class BadInputTest {

  @TempDir
  Path folder;

  /** The rows, with / between them; how they are read; the forecaster; the error, or what the notes say. */
  @ParameterizedTest
  @CsvSource(delimiter = '#', value = {
      "too short # ds,y/1,2/2,4/3,5 # '' # ols # HF-FORECAST-004 # at least 10 are needed for horizon 2 with input 8",
      "constant # ds,y/1,5/2,5/3,5/4,5/5,5/6,5 # '' # theta # '' # Constant: bad y.",
      "missing # ds,y/1,2/2,NaN/3,4 # '' # theta # HF-SERIES-016 # misses 1 of 3 values",
      "missing, kept # ds,y/1,2/2,/3,4/4,5/5,6 # ,missing=keep # theta # HF-FORECAST-005 # missing=interpolate",
      "missing, filled # ds,y/1,2/2,/3,4/4,5/5,6 # ,missing=interpolate # theta # '' # 1 missing values were",
      "duplicate # ds,y/1,2/2,3/2,4/3,5 # '' # theta # HF-SERIES-014 # 2 rows with the stamp 2",
      "unsorted # ds,y/1,2/3,3/2,4 # '' # theta # HF-SERIES-013 # 3 is followed by 2",
      "unsorted, sorted # ds,y/1,2/3,3/2,4/4,5/5,6 # ,order=sort # theta # '' # 1 rows stood before an earlier one",
      "two frequencies # unique_id,ds,y/a,1,2/a,2,3/b,1,2/b,3,4 # '' # theta # HF-SERIES-018 # different frequencies",
      "a gap # ds,y/1,2/2,3/5,4 # '' # theta # HF-SERIES-015 # 2 is followed by 5",
      "semicolons # ds;y/1;2,5/2;3,5/3;4,5/4;5,5/5;6,5 # '' # theta # '' # semicolons, with a decimal comma",
      "commas all over # ds,y/1,2,5/2,3,5/3,4,5 # '' # theta # HF-SERIES-021 # where numbers have a decimal comma"})
  void badFile_isExplained(
      String name, String rows, String options, String forecaster, String id, String part) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"), rows.strip().replace("/", "\n") + "\n");
    try (TestRun run = new TestRun(Baselines.leases(), folder, 1)) {
      if (id == null || id.isBlank()) {
        SeriesForecast.Findings found = forecast(file + options.strip(), forecaster, 2, run);
        String notes = String.join(" ", found.notes().sentences());
        assertTrue(notes.contains(part), notes);
      } else {
        HeadframeException refused = assertThrows(HeadframeException.class,
            () -> forecast(file + (options == null ? "" : options.strip()), forecaster, 2, run));
        assertEquals(id, refused.id(), refused.getMessage());
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
      }
    }
  }

  /** Theta needs three values for any horizon; it has no intervals then, and says so. */
  @Test
  void horizonLongerThanTheData_isForecastWithoutIntervals_orRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("few.csv"), "ds,y\n1,2\n2,4\n3,5\n");
    try (TestRun run = new TestRun(Baselines.leases(), folder, 1)) {
      SeriesForecast.Findings found = forecast(file.toString(), "theta", 20, run);
      assertEquals(20, found.rows());
      assertTrue(found.notes().sentences().stream()
          .anyMatch(note -> note.startsWith("Intervals of 95 % are left out")));
      SeriesData data = new SeriesParameter().open(file.toString(), run).value();
      assertEquals("HF-EVALUATION-001", assertThrows(HeadframeException.class, () -> new Backtest().run(
          new Backtest.Parameters("theta", data, 20, 1, Optional.empty(), Optional.empty(), Optional.empty(),
              List.of(0), Optional.empty(), FileFormat.CSV), run)).id());
    }
  }

  private static SeriesForecast.Findings forecast(String data, String forecaster, int horizon, TestRun run)
      throws IOException {
    return new SeriesForecast().run(new SeriesForecast.Parameters(forecaster, new SeriesParameter()
        .open(data, run).value(), horizon, Optional.of(8), Optional.of(2), Optional.empty(), Optional.empty(),
        FileFormat.CSV), run);
  }
}
