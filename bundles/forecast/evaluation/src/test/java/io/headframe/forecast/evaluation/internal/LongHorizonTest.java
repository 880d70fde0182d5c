package io.headframe.forecast.evaluation.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Lease;
import io.headframe.core.method.view.Table;
import io.headframe.core.testing.TestRun;
import io.headframe.core.testing.internal.DevelopmentData;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.SeriesData;
import io.headframe.forecast.data.internal.SeriesParameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongHorizonTest {

  private static final int[] HORIZONS = {96, 192, 336, 720};
  private static final Learning FITTED = new Learning(Optional.empty());
  private static final int[] WINDOWS = {2785, 2689, 2545, 2161};

  @TempDir
  Path folder;

  /**
   * MSE and MAE on ETTh1 with an input of 96, from an independent computation in double precision, to the 4 digits that
   * it gave. Repeat-last is also what Zeng and others (2023) publish: 1.295 / .713.
   */
  @Tag("one-java")
  @ParameterizedTest
  @CsvSource({
      "repeat-last, 1.2944, .7132, 1.3249, .7331, 1.3299, .7460, 1.3351, .7550",
      "seasonal-naive, .5122, .4333, .5808, .4692, .6499, .5008, .6554, .5141",
      "mean-profile, .4059, .3963, .4595, .4259, .5011, .4432, .4896, .4537",
      "ols, .3832, .3915, .4340, .4206, .4746, .4409, .4616, .4556",
      "revin-ols, .3862, .3943, .4363, .4228, .4755, .4430, .4620, .4585"})
  void baselines_haveTheErrorsOfAnIndependentComputation(String name, double mse96, double mae96, double mse192,
      double mae192, double mse336, double mae336, double mse720, double mae720) throws IOException {
    double[] mse = {mse96, mse192, mse336, mse720};
    double[] mae = {mae96, mae192, mae336, mae720};
    try (TestRun run = run(); Lease<Forecaster> forecaster = run.leases().lease(Forecaster.class, name)) {
      LongHorizon protocol = new LongHorizon(ett(run).panel());
      for (int i = 0; i < HORIZONS.length; i++) {
        LongHorizon.Errors errors = protocol.measure(forecaster.get(), FITTED, 96, HORIZONS[i], run);
        assertEquals(WINDOWS[i], errors.windows());
        assertEquals(mse[i], errors.mse(), 5.1e-5, name + " MSE " + HORIZONS[i]);
        assertEquals(mae[i], errors.mae(), 5.1e-5, name + " MAE " + HORIZONS[i]);
      }
    }
  }

  @Test
  void otherData_areRefused() {
    Panel days = Cycle.data().panel();
    assertEquals("HF-EVALUATION-002", assertThrows(HeadframeException.class, () -> new LongHorizon(days)).id());
    Panel hours = Days.data().panel();
    Panel few = hours.withoutLast(1);
    assertEquals("HF-EVALUATION-002", assertThrows(HeadframeException.class, () -> new LongHorizon(few)).id());
    try (TestRun run = run(); Lease<Forecaster> ols = run.leases().lease(Forecaster.class, "ols")) {
      assertEquals("HF-EVALUATION-003", assertThrows(HeadframeException.class,
          () -> new LongHorizon(hours).measure(ols.get(), FITTED, 8600, 96, run)).id());
    }
  }

  @Test
  void table_hasWhatWasMeasured_thenWhatWasPublished() throws Exception {
    try (TestRun run = run()) {
      LongHorizonTable table = new EttTable()
          .run(new EttTable.Parameters("repeat-last", Optional.empty(), 3, ett(run), List.of(96, 720), 96,
              Optional.empty()), run).table();
      assertEquals("repeat-last", table.rows().get(0).name());
      assertEquals(1.3351, table.rows().get(0).mse()[1], 5.1e-5);
      assertEquals("iTransformer", table.rows().get(1).name());
      assertEquals(0.503, table.rows().get(1).mse()[1]);
      assertEquals(8, table.rows().size());
      EttTable.Parameters other = new EttTable.Parameters(
          "repeat-last", Optional.empty(), 3, ett(run), List.of(96), 48, Optional.empty());
      assertEquals(1, new EttTable().run(other, run).table().rows().size());
    }
  }

  /** Nothing is random in a closed form: the same with each seed, and the same as without seeds. */
  @Test
  void trainedForecasters_areMeasuredOnceForEachSeed() throws Exception {
    try (TestRun run = run()) {
      EttTable.Parameters parameters = new EttTable.Parameters("seasonal-naive", Optional.of("ols, theta"), 2,
          Days.data(), List.of(24), 24, Optional.empty());
      LongHorizonTable table = new EttTable().run(parameters, run).table();
      assertEquals(List.of("seasonal-naive", "ols", "theta"),
          table.rows().stream().map(LongHorizonTable.Row::name).toList());
      assertEquals(List.of(), table.rows().get(0).trials());
      assertEquals(List.of(1L, 2L),
          table.rows().get(1).trials().stream().map(LongHorizonTable.Trial::seed).toList());
      assertEquals(table.rows().get(1).trials().get(0).mse()[0], table.rows().get(1).mse()[0]);
    }
  }

  /** Of .3 and .5 the mean is .4 and the deviation √(.01 + .01); of the means of rows likewise. */
  @Test
  void trials_becomeMeanAndDeviation() {
    LongHorizonTable table = new LongHorizonTable("x", 96, List.of(96, 720), List.of(LongHorizonTable.Row.of("net",
        List.of(new LongHorizonTable.Trial(1, new double[] {0.3, 0.6}, new double[] {0.2, 0.2}),
            new LongHorizonTable.Trial(2, new double[] {0.5, 0.4}, new double[] {0.2, 0.2})))));
    Table mse = (Table) table.views().get(0);
    assertEquals(List.of("net", "0.4000 ± 0.1414", "0.5000 ± 0.1414", "0.4500 ± 0.0000",
        "measured here, mean ± deviation of 2 seeds"), mse.rows().get(0));
  }

  private SeriesData ett(TestRun run) {
    return new SeriesParameter().open(DevelopmentData.find("timeseries/ett/ETTh1.csv").toString(), run).value();
  }

  private TestRun run() {
    return new TestRun(Baselines.leases(), folder, 1);
  }
}
