package io.headframe.forecast.ttm.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.core.testing.internal.DevelopmentData;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.api.StandardScaling;
import io.headframe.forecast.metrics.PointMetrics;
import io.headframe.forecast.ttm.internal.SmallCheckpoint.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinyTimeMixersTest {

  private static final int[] SPLIT = {8640, 11_520, 14_400};

  @TempDir
  Path folder;

  /**
   * 20 windows of random numbers of several sizes; with random weights, single precision and fits good to 3e-6 differ
   * by some 3e-5 of the windows' size.
   */
  @Test
  void forecast_isThatOfAPlainForwardPass() throws IOException {
    Random random = new Random(2);
    List<Series> series = new ArrayList<>();
    for (int w = 0; w < 20; w++) {
      double size = Math.pow(10, random.nextInt(5) - 2);
      series.add(series("w" + w, random.doubles(8).map(value -> size * (value + 1)).toArray()));
    }
    Panel panel = new Panel(Frequency.of("step"), List.of("y"), series);
    PlainMixers plain = new PlainMixers(SmallCheckpoint.tensors());
    try (TestRun run = run(); FittedForecaster loaded = small(SmallCheckpoint.tensors(), run)) {
      List<Forecast> forecasts = loaded.predict(panel, ForecastRequest.points(6), run);
      for (int w = 0; w < 20; w++) {
        double[] window = series.get(w).values(0);
        double size = Arrays.stream(window).max().getAsDouble();
        assertArrayEquals(plain.forecast(window), forecasts.get(w).points()[0], 1e-4 * size, "window " + w);
      }
    }
  }

  /**
   * Every 32nd window of the test part of ETTh1, scaled as the long-horizon tables are: 88 windows of 7 channels. An
   * independent forward pass in double precision (NumPy) gave .371118 and .392920 for these, and .362812 and .389031
   * for all 2785, which are measured with the soak tests; its authors publish .363.
   */
  @Test
  void publishedWeights_haveTheErrorOfAnIndependentForwardPass() throws IOException {
    boolean all = Boolean.getBoolean("headframe.soak");
    List<List<String>> lines = Files.readAllLines(DevelopmentData.find("timeseries/ett/ETTh1.csv")).stream().skip(1)
        .limit(SPLIT[2]).map(line -> List.of(line.split(","))).toList();
    double[][] values = new double[7][];
    for (int c = 0; c < 7; c++) {
      int column = c + 1;
      values[c] = lines.stream().mapToDouble(line -> Double.parseDouble(line.get(column))).toArray();
    }
    long[] stamps = new long[SPLIT[2]];
    Arrays.setAll(stamps, i -> i);
    Panel raw = new Panel(Frequency.of("step"), List.of("a", "b", "c", "d", "e", "f", "g"),
        List.of(new Series("etth1", stamps, values)));
    Panel scaled = StandardScaling.fit(raw.each(series -> series.slice(0, SPLIT[0]))).apply(raw);
    Series series = scaled.series().get(0);
    double squares = 0;
    double sizes = 0;
    int windows = 0;
    try (TestRun run = run(); FittedForecaster ttm = new TinyTimeMixers()
        .load(DevelopmentData.find("models/ttm-r2-512-96/ttm_r2_512_96.pth"), run)) {
      assertEquals(512, ttm.task().input());
      assertEquals(96, ttm.task().horizon());
      for (int cutoff = SPLIT[1]; cutoff + 96 <= SPLIT[2]; cutoff += all ? 1 : 32) {
        windows++;
        Forecast forecast = ttm.predict(scaled.of(List.of(series.slice(cutoff - 512, cutoff))),
            ForecastRequest.points(96), run).get(0);
        for (int c = 0; c < 7; c++) {
          double[] came = series.slice(cutoff, cutoff + 96).values(c);
          squares += PointMetrics.mse(came, forecast.points()[c]) / 7;
          sizes += PointMetrics.mae(came, forecast.points()[c]) / 7;
        }
      }
    }
    assertEquals(all ? 2785 : 88, windows);
    // Six digits were printed; single precision moves the seventh.
    assertEquals(all ? 0.362812 : 0.371118, squares / windows, 2e-6);
    assertEquals(all ? 0.389031 : 0.392920, sizes / windows, 2e-6);
  }

  /** 32 values have the cutoffs 8 to 26: of 19 errors, 80 % reaches the 16th, for each channel and step by itself. */
  @Test
  void intervals_reachAsFarAsItsOwnErrorsBefore() throws IOException {
    Random random = new Random(9);
    double[][] values = {random.doubles(32).toArray(), random.doubles(32).map(value -> 50 * value).toArray()};
    long[] stamps = new long[32];
    Arrays.setAll(stamps, i -> i);
    Panel panel = new Panel(Frequency.of("step"), List.of("a", "b"), List.of(new Series("s", stamps, values)));
    PlainMixers plain = new PlainMixers(SmallCheckpoint.tensors());
    try (TestRun run = run(); FittedForecaster loaded = small(SmallCheckpoint.tensors(), run)) {
      Forecast forecast = loaded.predict(panel, ForecastRequest.levels(6, List.of(80)), run).get(0);
      for (int c = 0; c < 2; c++) {
        for (int h = 0; h < 6; h++) {
          double[] errors = new double[19];
          for (int cutoff = 8; cutoff <= 26; cutoff++) {
            double[] made = plain.forecast(Arrays.copyOfRange(values[c], cutoff - 8, cutoff));
            errors[cutoff - 8] = Math.abs(values[c][cutoff + h] - made[h]);
          }
          Arrays.sort(errors);
          double point = forecast.points()[c][h];
          assertEquals(point - errors[15], forecast.quantile(ForecastRequest.low(80), c)[h], 0.01, c + " " + h);
          assertEquals(point + errors[15], forecast.quantile(1 - ForecastRequest.low(80), c)[h], 0.01, c + " " + h);
        }
      }
    }
  }

  @Test
  void horizonAndHistory_areThoseOfTheWeights() throws IOException {
    try (TestRun run = run(); FittedForecaster loaded = small(SmallCheckpoint.tensors(), run)) {
      Panel panel = new Panel(Frequency.of("step"), List.of("y"), List.of(series("a", new double[8])));
      assertEquals("HF-TTM-004", assertThrows(HeadframeException.class,
          () -> loaded.predict(panel, ForecastRequest.points(7), run)).id());
      assertEquals("HF-TTM-005", assertThrows(HeadframeException.class,
          () -> loaded.predict(panel.withoutLast(1), ForecastRequest.points(6), run)).id());
      // A constant is forecast as itself, but for what √1e-5 leaves.
      assertEquals(5, loaded.predict(new Panel(Frequency.of("D"), List.of("z"), List.of(constant())),
          ForecastRequest.points(1), run).get(0).points()[0][0], 0.05);
    }
  }

  @Test
  void withoutACheckpoint_itSaysWhatToName() {
    try (TestRun run = run()) {
      HeadframeException refused =
          assertThrows(HeadframeException.class, () -> new TinyTimeMixers().fit(null, null, run));
      assertEquals("HF-TTM-001", refused.id());
      assertTrue(refused.getMessage().contains("--checkpoint FILE"), refused.getMessage());
    }
  }

  /** A file whose pickle calls a function is refused by the reader, which says what would have been called. */
  @Test
  void maliciousCheckpoint_isRefused() throws IOException {
    Path evil = SmallCheckpoint.withPickle(folder.resolve("evil.pth"), "\u0080\u0002cposix\nsystem\n(K\u0001tR.");
    try (TestRun run = run()) {
      HeadframeException refused =
          assertThrows(HeadframeException.class, () -> new TinyTimeMixers().load(evil, run));
      assertEquals("HF-PTH-003", refused.id());
      assertTrue(refused.getMessage().contains("posix.system"), refused.getMessage());
    }
  }

  @Test
  void otherTensors_areRefusedByName() throws IOException {
    String norm = "backbone.encoder.mlp_mixer_encoder.mixers.0.mixer_layers.0.patch_mixer.norm.norm.weight";
    assertRefused("HF-TTM-002", "'decoder.adapter.bias' of", "decoder.adapter.bias", null);
    assertRefused("HF-TTM-002", "has shape [4], where TTM needs [5]", "decoder.adapter.bias", zeros(4));
    assertRefused("HF-TTM-002", "has 4 numbers, where TTM needs a divisor of 6", norm, zeros(4));
    assertRefused("HF-TTM-002", "a multiple of 5", "head.base_forecast_block.weight", zeros(6, 21));
    assertRefused("HF-TTM-002", "axis 1", "backbone.encoder.patcher.weight", zeros(6));
    assertRefused("HF-TTM-002", "NaN", "decoder.adapter.bias", new Numbers(new int[] {5}, 0, 0, Float.NaN, 0, 0));
    assertRefused("HF-TTM-003", "1 tensors that TTM does not use here, 'backbone.encoder.freq_mod.weight'",
        "backbone.encoder.freq_mod.weight", zeros(8, 6));
  }

  private void assertRefused(String id, String part, String name, Numbers instead) throws IOException {
    Map<String, Numbers> tensors = SmallCheckpoint.tensors();
    if (instead == null) {
      tensors.remove(name);
    } else {
      tensors.put(name, instead);
    }
    try (TestRun run = run()) {
      HeadframeException refused = assertThrows(HeadframeException.class, () -> small(tensors, run));
      assertEquals(id, refused.id(), refused.getMessage());
      assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }
  }

  private FittedForecaster small(Map<String, Numbers> tensors, TestRun run) throws IOException {
    return new TinyTimeMixers().load(SmallCheckpoint.write(folder.resolve("small.pth"), tensors), run);
  }

  private static Numbers zeros(int... shape) {
    return new Numbers(shape, new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)]);
  }

  private static Series constant() {
    double[] values = new double[8];
    Arrays.fill(values, 5);
    long[] stamps = new long[8];
    Arrays.setAll(stamps, i -> i * Frequency.Unit.DAY.length());
    return new Series("five", stamps, new double[][] {values});
  }

  private static Series series(String id, double... values) {
    long[] stamps = new long[values.length];
    Arrays.setAll(stamps, i -> i);
    return new Series(id, stamps, new double[][] {values});
  }

  private TestRun run() {
    return new TestRun(new FixedLeases(), folder, 1);
  }
}
