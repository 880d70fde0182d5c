package io.headframe.core.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.host.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesCommandTest {

  @TempDir
  private Path folder;
  private FakeHost host;
  private Typed typed;

  @BeforeEach
  void begin() {
    host = new FakeHost(folder);
    host.forecasts = true;
    typed = new Typed(host);
  }

  @Test
  void forecast_runsTheMethod() {
    assertEquals(0, typed.type("forecast", "theta", "--data", "a.csv", "--level", "80,95", "--seed", "7"), typed.err());
    assertEquals(List.of(new Runs.Request("forecast",
        Map.of("forecaster", "theta", "data", "a.csv", "level", "80,95"), 7)), host.requests);
    assertTrue(typed.out().contains("report: "), typed.out());
    assertEquals(0, typed.type("forecast", "--json", "--data=a.csv"), typed.err());
    assertEquals(Map.of("data", "a.csv"), host.requests.get(1).parameters());
    assertTrue(typed.out().startsWith("{"), typed.out());
  }

  @Test
  void backtest_takesSeveralForecasters() {
    assertEquals(0, typed.type("backtest", "ttm", "--data", "a.csv", "theta", "ols"), typed.err());
    assertEquals(new Runs.Request("backtest", Map.of("forecaster", "ttm,theta,ols", "data", "a.csv"),
        Runs.DEFAULT_SEED), host.requests.get(0));
    assertEquals(2, typed.type("forecast", "ttm", "theta", "--data", "a.csv"));
    assertTrue(typed.err().contains("nothing that takes the argument 'theta'"), typed.err());
  }

  @Test
  void out_getsTheFileOfTheRun() throws IOException {
    Path kept = Files.createDirectories(folder.resolve("20261121-0900-1"));
    Files.writeString(kept.resolve("forecast.csv"), "unique_id,ds,theta\n");
    Path out = Files.writeString(folder.resolve("next.csv"), "old");
    assertEquals(0, typed.type("forecast", "theta", "--data", "a.csv", "--out", out.toString()), typed.err());
    assertEquals("unique_id,ds,theta\n", Files.readString(out));
  }

  @Test
  void ending_saysWhatTheFileIs() throws IOException {
    Path kept = Files.createDirectories(folder.resolve("20261121-0900-1"));
    Files.writeString(kept.resolve("backtest.parquet"), "PAR1");
    Path out = folder.resolve("table.PARQUET");
    assertEquals(0, typed.type("backtest", "theta", "--data", "a.csv", "--out", out.toString()), typed.err());
    assertEquals("PAR1", Files.readString(out));
    assertEquals(Map.of("forecaster", "theta", "data", "a.csv", "format", "parquet"),
        host.requests.get(0).parameters());
  }

  @Test
  void otherEndings_areRefused_beforeAnythingRuns() {
    for (String name : List.of("next.xlsx", "next", "parquet")) {
      assertEquals(2, typed.type("forecast", "theta", "--data", "a.csv", "--out", folder.resolve(name).toString()));
      assertTrue(typed.err().contains(name + ": that kind of file is not written; let its name end with .csv or"
          + " .parquet. [HF-CONSOLE-018]"), typed.err());
    }
    assertEquals(2, typed.type("forecast", "theta", "--data", "a.csv", "--format", "parquet", "--out",
        folder.resolve("next.csv").toString()));
    assertTrue(typed.err().contains("--format says parquet; let its name end with .parquet."), typed.err());
    assertEquals(List.of(), host.requests);
  }

  @Test
  void outThatCannotBe_isSaidBeforeAnythingRuns() {
    for (Path out : List.of(folder, folder.resolve("absent/next.csv"))) {
      assertEquals(2, typed.type("forecast", "theta", "--data", "a.csv", "--out", out.toString()));
      assertTrue(typed.err().contains("[HF-CONSOLE-017]"), typed.err());
    }
    assertEquals(List.of(), host.requests);
  }

  @Test
  void help_hasOptionsAndExamples() {
    for (String[] words : List.of(new String[] {"backtest", "--help"}, new String[] {"help", "backtest"})) {
      assertEquals(0, typed.type(words), typed.err());
      assertTrue(typed.out().startsWith("Usage: headframe backtest "), typed.out());
      assertTrue(typed.out().contains("Examples:\n  headframe backtest seasonal-naive theta ols --data"), typed.out());
      assertTrue(typed.out().contains("--level="), typed.out());
      assertTrue(typed.out().contains("--out="), typed.out());
      assertEquals(1, typed.out().split("Exit codes", -1).length - 1, typed.out());
    }
  }

  @Test
  void missingData_isSaid() {
    assertEquals(2, typed.type("forecast", "theta"));
    assertTrue(typed.err().contains("--data"), typed.err());
  }

  @Test
  void distributionWithoutForecasts_saysSo() {
    host.forecasts = false;
    assertEquals(2, typed.type("forecast", "theta", "--data", "a.csv"));
    assertTrue(typed.err().contains("[HF-CONSOLE-016]"), typed.err());
    assertEquals(0, typed.type("help"));
  }
}
