package io.headframe.forecast.evaluation.internal;

import io.headframe.core.testing.FixedLeases;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.baselines.internal.LinearMap;
import io.headframe.forecast.baselines.internal.MeanProfile;
import io.headframe.forecast.baselines.internal.NormalisedLinearMap;
import io.headframe.forecast.baselines.internal.RepeatLast;
import io.headframe.forecast.baselines.internal.SeasonalNaive;
import io.headframe.forecast.baselines.internal.Theta;

/** Leases on the baselines. */
final class Baselines {

  private Baselines() {}

  static FixedLeases leases() {
    return new FixedLeases()
        .with(Forecaster.class, "repeat-last", new RepeatLast())
        .with(Forecaster.class, "seasonal-naive", new SeasonalNaive())
        .with(Forecaster.class, "mean-profile", new MeanProfile())
        .with(Forecaster.class, "theta", new Theta())
        .with(Forecaster.class, "ols", new LinearMap())
        .with(Forecaster.class, "revin-ols", new NormalisedLinearMap());
  }
}
