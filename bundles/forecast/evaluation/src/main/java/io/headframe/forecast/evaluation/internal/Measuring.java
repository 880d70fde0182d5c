package io.headframe.forecast.evaluation.internal;

import io.headframe.core.method.Lease;
import io.headframe.core.method.PartOfRun;
import io.headframe.core.method.Run;
import io.headframe.forecast.api.Forecaster;
import java.io.IOException;
import java.util.List;

/** Measures forecasters one after the other at all horizons, and reports how far it is. For one thread. */
final class Measuring {

  private final LongHorizon protocol;
  private final Learning learning;
  private final int input;
  private final List<Integer> horizons;
  private final Run run;
  private final double steps;
  private int done;

  /** @param trials how many will be measured */
  Measuring(LongHorizon protocol, Learning learning, int input, List<Integer> horizons, Run run, int trials) {
    this.protocol = protocol;
    this.learning = learning;
    this.input = input;
    this.horizons = horizons;
    this.run = run;
    this.steps = (double) trials * horizons.size();
  }

  /** Fits and measures one forecaster with one seed. */
  LongHorizonTable.Trial trial(String name, long seed) throws IOException {
    double[] mse = new double[horizons.size()];
    double[] mae = new double[horizons.size()];
    for (int i = 0; i < horizons.size(); i++) {
      run.progress(done / steps, name + ", " + horizons.get(i));
      run.checkCancelled();
      try (Lease<Forecaster> forecaster = run.leases().lease(Forecaster.class, name)) {
        LongHorizon.Errors errors = protocol.measure(forecaster.get(), learning, input, horizons.get(i),
            new PartOfRun(run, done / steps, (done + 1) / steps, seed));
        mse[i] = errors.mse();
        mae[i] = errors.mae();
      }
      done++;
    }
    return new LongHorizonTable.Trial(seed, mse, mae);
  }
}
