package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.headframe.core.testing.internal.DevelopmentData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("one-java")
class ForecastDistributionTest {

  private static final Path DISTRIBUTION = Path.of(System.getProperty("headframe.forecast"));

  @TempDir
  Path home;

  private Headframe headframe;

  @BeforeEach
  void open() {
    headframe = new Headframe(DISTRIBUTION, home);
  }

  @Test
  void pyTorch_isNotInIt() throws Exception {
    for (String folder : List.of("bundles", "lib")) {
      try (Stream<Path> files = Files.list(DISTRIBUTION.resolve(folder))) {
        List<String> found = files.map(file -> file.getFileName().toString())
            .filter(file -> file.matches("api-.*|tokenizers-.*|pytorch-.*|jna-.*|.*(torchscript|core\\.model|vector).*"))
            .toList();
        assertEquals(List.of(), found);
      }
    }
    assertFalse(Files.exists(DISTRIBUTION.resolve("natives")));
    assertFalse(Files.readString(DISTRIBUTION.resolve("etc/runpath.bnd")).contains("ai.djl"));
  }

  @Test
  void methods_areThoseOnSeries() throws Exception {
    Headframe.Ended ended = headframe.run("methods", "--json");
    assertEquals(0, ended.code(), ended::toString);
    List<String> ids = StreamSupport.stream(JsonParser.parseString(ended.out()).getAsJsonArray().spliterator(), false)
        .map(JsonElement::getAsJsonObject).map(method -> method.get("id").getAsString()).sorted().toList();
    assertEquals(List.of("backtest", "ett-table", "forecast"), ids);
  }

  /** Three weeks of the same seven days, and so the next one. */
  @Test
  void theta_findsTheWeek() throws Exception {
    Path data = Files.writeString(home.resolve("days.csv"), IntStream.range(0, 42)
        .mapToObj(i -> i + "," + (100 + i % 7 * 10)).collect(Collectors.joining("\n", "ds,y\n", "\n")));
    Path out = home.resolve("next.csv");
    Headframe.Ended ended = headframe.run("forecast", "theta", "--data", data.toString(), "--horizon", "7", "--season",
        "7", "--out", out.toString());
    assertEquals(0, ended.code(), ended::toString);
    List<String> lines = Files.readAllLines(out);
    for (int step = 0; step < 7; step++) {
      assertEquals(100 + step * 10, Double.parseDouble(lines.get(step + 1).split(",")[2]), 2, lines::toString);
    }
  }

  @Test
  void publishedTable_hasItsBaselines() throws Exception {
    Headframe.Ended ended = headframe.run("run", "ett-table", "--data",
        DevelopmentData.find("timeseries/ett/ETTh1.csv").toString(), "--json");
    assertEquals(0, ended.code(), ended::toString);
  }

  @Test
  void publishedWeights_areBetterThanTheLastSeason() throws Exception {
    Headframe.Ended ended = headframe.run("backtest", "ttm", "seasonal-naive", "--checkpoint",
        DevelopmentData.find("models/ttm-r2-512-96/ttm_r2_512_96.pth").toString(), "--data",
        DevelopmentData.find("timeseries/ett/ETTh1.csv").toString(), "--windows", "2", "--horizon", "96", "--level",
        "0", "--json");
    assertEquals(0, ended.code(), ended::toString);
    JsonArray metrics =
        ended.json().getAsJsonObject("result").getAsJsonObject("scores").getAsJsonArray("metrics");
    assertTrue(value(metrics, 0) < value(metrics, 1), metrics::toString);
  }

  @Test
  void whatNeedsAModel_isSaidToBeElsewhere() throws Exception {
    Headframe.Ended ended = headframe.run("generate", "ba de");
    assertEquals(2, ended.code(), ended::toString);
    assertTrue(ended.err().contains("HF-CONSOLE-001"), ended::toString);
  }

  @Test
  void linearAlgebra_computesHere() throws Exception {
    Headframe.Ended ended = headframe.run("plugin", "check", "io.headframe.linalg.nd4j");
    assertEquals(0, ended.code(), ended::toString);
    assertTrue(ended.out().contains("nd4j"), ended::toString);
  }

  private static double value(JsonArray metrics, int row) {
    return metrics.get(row).getAsJsonObject().getAsJsonArray("values").get(0).getAsDouble();
  }
}
