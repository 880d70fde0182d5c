package io.headframe.forecast.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Run;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.tck.TechniqueConformance;
import io.headframe.core.testing.TestRun;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link Forecaster} must do. A test class extends it and gives the forecaster. What it has in
 * {@link Forecaster#abilities()} it must do, and what it has not it must refuse.
 */
public abstract class ForecasterConformance extends TechniqueConformance<Forecaster> {

  private static final long SEED = 1;

  /** For the test of one forecaster. */
  protected ForecasterConformance() {}

  /** What it is fitted for; a horizon of at least 2. */
  protected ForecastTask task() {
    return new ForecastTask(6, 8, 4, 0);
  }

  /**
   * A forecaster that has learned; one that is {@link Ability#PRETRAINED} opens small weights here.
   *
   * @param technique the one to use
   * @return open, for {@link #task()}
   */
  protected FittedForecaster learned(Forecaster technique, Panel training, Run run) throws IOException {
    return technique.fit(training, task(), run);
  }

  @Override
  protected final Class<?> extensionPoint() {
    return Forecaster.class;
  }

  @Override
  protected final void use(Forecaster anew, Run run) throws Exception {
    try (FittedForecaster fitted = learned(anew, SamplePanels.cycles(), run)) {
      fitted.predict(SamplePanels.cycles(), ForecastRequest.points(2), run);
    }
  }

  @Test
  void description_isOneLineWithoutAFullStop() {
    String description = technique().description();
    assertTrue(!description.isBlank() && description.lines().count() == 1 && !description.endsWith("."), description);
  }

  @Test
  void forecast_hasTheShapeAsked_andFollowsTheHistory(@TempDir Path folder) throws Exception {
    fitted(folder, (fitted, run) -> {
      assertEquals(task(), fitted.task());
      for (int horizon : new int[] {1, task().horizon()}) {
        Panel panel = SamplePanels.cycles();
        List<Forecast> forecasts = fitted.predict(panel, ForecastRequest.points(horizon), run);
        assertEquals(panel.series().stream().map(Series::id).toList(), forecasts.stream().map(Forecast::id).toList());
        for (int i = 0; i < forecasts.size(); i++) {
          assertArrayEquals(panel.following(panel.series().get(i), horizon), forecasts.get(i).stamps());
          assertEquals(panel.channels().size(), forecasts.get(i).points().length);
          assertFinite(forecasts.get(i).points());
        }
      }
    });
  }

  @Test
  void oneSeed_givesTheSameForecasts(@TempDir Path folder) throws Exception {
    double[][][] first = new double[1][][];
    fitted(folder, (fitted, run) -> first[0] = all(fitted, SamplePanels.cycles(), run));
    fitted(folder, (fitted, run) -> assertSame(first[0], all(fitted, SamplePanels.cycles(), run)));
  }

  @Test
  void savedForecaster_forecastsTheSame(@TempDir Path folder) throws Exception {
    fitted(folder, (fitted, run) -> {
      fitted.save(folder);
      try (FittedForecaster again = technique().load(folder, run)) {
        assertEquals(fitted.task(), again.task());
        assertSame(all(fitted, SamplePanels.cycles(), run), all(again, SamplePanels.cycles(), run));
      }
    });
  }

  @Test
  void damagedFolder_isRefused(@TempDir Path folder) throws Exception {
    fitted(folder, (fitted, run) -> {
      Path empty = Files.createDirectory(folder.resolve("empty"));
      assertRefused(() -> technique().load(empty, run));
      Path cut = Files.createDirectory(folder.resolve("cut"));
      fitted.save(cut);
      try (Stream<Path> files = Files.list(cut)) {
        for (Path file : files.toList()) {
          byte[] bytes = Files.readAllBytes(file);
          Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        }
      }
      assertRefused(() -> technique().load(cut, run));
    });
  }

  /** A window forecast among others, alone, and as a copy without the values that follow it. */
  @Test
  void forecast_dependsOnItsOwnWindowAlone(@TempDir Path folder) throws Exception {
    fitted(folder, (fitted, run) -> {
      Panel panel = SamplePanels.cycles();
      Series window = panel.series().get(0).slice(10, 80);
      double[][] alone = all(fitted, panel.of(List.of(window)), run);
      Panel among = panel.of(List.of(window, panel.series().get(1), panel.series().get(0)));
      Forecast first = fitted.predict(among, ForecastRequest.points(task().horizon()), run).get(0);
      assertSame(alone, first.points());
      assertSame(alone, all(fitted, panel.of(List.of(SamplePanels.copy(window, 1))), run));
    });
  }

  /** What is seen after training, of another size, changes no scale. */
  @Test
  void predictions_doNotChangeTheForecaster(@TempDir Path folder) throws Exception {
    fitted(folder, (fitted, run) -> {
      Panel panel = SamplePanels.cycles();
      double[][] before = all(fitted, panel, run);
      all(fitted, panel.each(series -> SamplePanels.copy(series, 1000)), run);
      assertSame(before, all(fitted, panel, run));
    });
  }

  @Test
  void quantiles_rise_orAreRefused(@TempDir Path folder) throws Exception {
    fitted(folder, (fitted, run) -> {
      ForecastRequest request = new ForecastRequest(task().horizon(), List.of(0.1, 0.25, 0.75, 0.9), 0);
      if (!technique().abilities().contains(Ability.QUANTILES)) {
        assertRefused(() -> fitted.predict(SamplePanels.cycles(), request, run));
        return;
      }
      for (Forecast forecast : fitted.predict(SamplePanels.cycles(), request, run)) {
        assertEquals(request.quantiles(), forecast.levels());
        for (int q = 0; q < 4; q++) {
          assertFinite(forecast.quantiles()[q]);
          for (int c = 0; q > 0 && c < forecast.points().length; c++) {
            for (int h = 0; h < forecast.horizon(); h++) {
              assertTrue(forecast.quantiles()[q][c][h] >= forecast.quantiles()[q - 1][c][h],
                  "quantiles cross at step " + h);
            }
          }
        }
      }
    });
  }

  @Test
  void samples_areAsManyAsAsked_orAreRefused(@TempDir Path folder) throws Exception {
    fitted(folder, (fitted, run) -> {
      ForecastRequest request = ForecastRequest.samples(task().horizon(), 5);
      if (!technique().abilities().contains(Ability.SAMPLES)) {
        assertRefused(() -> fitted.predict(SamplePanels.cycles(), request, run));
        return;
      }
      for (Forecast forecast : fitted.predict(SamplePanels.cycles(), request, run)) {
        assertEquals(5, forecast.samples().length);
        Arrays.stream(forecast.samples()).forEach(ForecasterConformance::assertFinite);
      }
    });
  }

  @Test
  void seriesTooShort_areRefused(@TempDir Path folder) throws Exception {
    Panel nothing = SamplePanels.cycles().each(series -> series.slice(0, 0));
    fitted(folder, (fitted, run) -> {
      assertRefused(() -> fitted.predict(nothing, ForecastRequest.points(1), run));
      assertRefused(() -> technique().fit(nothing, task(), run));
    });
  }

  @Test
  void horizonLongerThanFitted_isRefused(@TempDir Path folder) throws Exception {
    fitted(folder, (fitted, run) -> assertRefused(
        () -> fitted.predict(SamplePanels.cycles(), ForecastRequest.points(task().horizon() + 1), run)));
  }

  @Test
  void otherChannels_areForecast_orRefused(@TempDir Path folder) throws Exception {
    Panel other = new Panel(SamplePanels.cycles().frequency(), List.of("b", "a"), SamplePanels.cycles().series());
    fitted(folder, (fitted, run) -> {
      if (technique().abilities().contains(Ability.PRETRAINED)) {
        assertFinite(all(fitted, other, run));
        assertRefused(() -> technique().fit(SamplePanels.cycles(), task(), run));
      } else {
        assertRefused(() -> fitted.predict(other, ForecastRequest.points(1), run));
      }
    });
  }

  @Test
  void missingValues_areBorne_orRefused(@TempDir Path folder) throws Exception {
    Panel gaps = SamplePanels.cycles().each(SamplePanels::withGaps);
    fitted(folder, (fitted, run) -> {
      if (technique().abilities().contains(Ability.MISSING_VALUES)) {
        assertFinite(all(fitted, gaps, run));
        try (FittedForecaster onGaps = learned(technique(), gaps, run)) {
          assertFinite(all(onGaps, gaps, run));
        }
      } else {
        assertRefused(() -> fitted.predict(gaps, ForecastRequest.points(1), run));
        assertRefused(() -> technique().fit(gaps, task(), run));
      }
    });
  }

  @Test
  void constantSeries_areForecastByNumbers(@TempDir Path folder) throws Exception {
    Panel constant = SamplePanels.cycles().each(series -> SamplePanels.copy(series, 0));
    try (TestRun run = run(folder); FittedForecaster fitted = learned(technique(), constant, run)) {
      assertFinite(all(fitted, constant, run));
    }
  }

  @Test
  void knownCovariates_areUsedAndNeeded_orMakeNoDifference(@TempDir Path folder) throws Exception {
    Panel training = SamplePanels.withEvents(1);
    try (TestRun run = run(folder); FittedForecaster fitted = learned(technique(), training, run)) {
      double[][] with = all(fitted, training, run);
      double[][] others = all(fitted, SamplePanels.withEvents(-1), run);
      boolean uses = technique().abilities().contains(Ability.KNOWN_COVARIATES);
      assertEquals(uses, !Arrays.deepEquals(with, others), "whether other events ahead give another forecast");
      if (uses) {
        assertRefused(() -> fitted.predict(SamplePanels.cycles(), ForecastRequest.points(1), run));
      }
    }
  }

  @Test
  void newSeries_areForecast_orRefused(@TempDir Path folder) throws Exception {
    Panel strange = SamplePanels.cycles().each(series -> SamplePanels.named(series, "new-" + series.id()));
    fitted(folder, (fitted, run) -> {
      if (technique().abilities().contains(Ability.NEW_SERIES)) {
        assertFinite(all(fitted, strange, run));
      } else {
        assertRefused(() -> fitted.predict(strange, ForecastRequest.points(1), run));
      }
    });
  }

  @Test
  void cancelledRun_ends(@TempDir Path folder) throws Exception {
    fitted(folder, (fitted, run) -> {
      try (TestRun cancelled = run(folder).cancelAtCheck(1)) {
        assertThrows(RunCancelledException.class,
            () -> fitted.predict(SamplePanels.cycles(), ForecastRequest.points(1), cancelled));
      }
    });
    try (TestRun cancelled = run(folder).cancelAtCheck(1)) {
      assertThrows(RunCancelledException.class, () -> learned(technique(), SamplePanels.cycles(), cancelled));
    }
  }

  /** What is done with a fitted forecaster. */
  @FunctionalInterface
  private interface Trial {
    void with(FittedForecaster fitted, TestRun run) throws Exception;
  }

  /** What can be refused. */
  @FunctionalInterface
  private interface Call {
    Object make() throws Exception;
  }

  private void fitted(Path folder, Trial trial) throws Exception {
    try (TestRun run = run(folder); FittedForecaster fitted = learned(technique(), SamplePanels.cycles(), run)) {
      trial.with(fitted, run);
    }
  }

  private TestRun run(Path folder) {
    return new TestRun(leases(), folder, SEED);
  }

  /** [series · channel, horizon]. */
  private double[][] all(FittedForecaster fitted, Panel panel, Run run) {
    return fitted.predict(panel, ForecastRequest.points(task().horizon()), run).stream()
        .flatMap(forecast -> Arrays.stream(forecast.points())).toArray(double[][]::new);
  }

  private static void assertRefused(Call call) {
    try {
      call.make();
    } catch (HeadframeException | IOException refused) {
      return;
    } catch (Exception other) {
      throw new AssertionError("refused by " + other + " and not by a HeadframeException", other);
    }
    throw new AssertionError("it was not refused");
  }

  private static void assertSame(double[][] expected, double[][] found) {
    assertEquals(expected.length, found.length);
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(expected[i], found[i]);
    }
  }

  private static void assertFinite(double[][] numbers) {
    for (double[] row : numbers) {
      assertTrue(Arrays.stream(row).allMatch(Double::isFinite), () -> "not finite: " + Arrays.toString(row));
    }
  }
}
