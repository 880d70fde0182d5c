package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.testing.internal.DevelopmentData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on series, as a user types them. */
@Tag("one-java")
class ForecastTest {

  @TempDir
  Path home;

  private Headframe headframe;

  @BeforeEach
  void open() {
    headframe = new Headframe(home);
  }

  @Test
  void forecast_isAChartAndAFile() throws Exception {
    String days = IntStream.rangeClosed(1, 120).mapToObj(i -> i + ";" + (100 + i % 7 * 10) + ",5")
        .collect(Collectors.joining("\n", "ds;y\n", "\n"));
    Path data = Files.writeString(home.resolve("sales.csv"), days);
    Path out = home.resolve("next.csv");
    Headframe.Ended ended = headframe.run("forecast", "theta", "--data", data.toString(), "--horizon", "7", "--season",
        "7", "--level", "80,90", "--out", out.toString());
    assertEquals(0, ended.code(), ended::toString);
    assertTrue(ended.out().contains("separated by semicolons, with a decimal comma"), ended::toString);
    assertTrue(ended.out().contains("The frequency is step, inferred"), ended::toString);
    assertTrue(ended.out().contains("● history  ○ theta  ░ 90 %  ▒ 80 %"), ended::toString);
    List<String> lines = Files.readAllLines(out);
    assertEquals("unique_id,ds,theta,theta-lo-80,theta-hi-80,theta-lo-90,theta-hi-90", lines.get(0));
    assertEquals(8, lines.size());
  }

  /** What it writes can be read again: the last forecast is that of the values before. */
  @Test
  void parquetFile_isReadAndWrittenWithoutANativeLibrary() throws Exception {
    Path file = Path.of("../../bundles/forecast/parquet/src/test/resources/zstd.parquet").toAbsolutePath();
    Path out = home.resolve("next.parquet");
    Headframe.Ended ended = headframe.run("forecast", "repeat-last", "--data",
        file + ",missing=interpolate,targets=y", "--horizon", "2", "--level", "0", "--out", out.toString());
    assertEquals(0, ended.code(), ended::toString);
    assertTrue(ended.out().contains("Forecast of Zürich after 2024-01-02 15:00:00"), ended::toString);
    Headframe.Ended again = headframe.run("forecast", "repeat-last", "--data", out + ",targets=repeat-last",
        "--horizon", "1", "--level", "0", "--season", "1");
    assertEquals(0, again.code(), again::toString);
    assertTrue(again.out().contains("Forecast of Zürich after 2024-01-02 17:00:00"), again::toString);
  }

  @Test
  void publishedWeights_areBetterThanTheLastSeason() throws Exception {
    Headframe.Ended ended = headframe.run("backtest", "ttm", "seasonal-naive", "--checkpoint",
        DevelopmentData.find("models/ttm-r2-512-96/ttm_r2_512_96.pth").toString(), "--data",
        DevelopmentData.find("timeseries/ett/ETTh1.csv").toString(), "--windows", "4", "--horizon", "96", "--level",
        "0", "--json");
    assertEquals(0, ended.code(), ended::toString);
    var metrics = ended.json().getAsJsonObject("result").getAsJsonObject("scores").getAsJsonArray("metrics");
    double ttm = metrics.get(0).getAsJsonObject().getAsJsonArray("values").get(0).getAsDouble();
    double naive = metrics.get(1).getAsJsonObject().getAsJsonArray("values").get(0).getAsDouble();
    assertTrue(ttm < 0.95 * naive, ttm + " and " + naive);
  }
}
