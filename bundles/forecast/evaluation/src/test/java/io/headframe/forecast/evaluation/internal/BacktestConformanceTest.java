package io.headframe.forecast.evaluation.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class BacktestConformanceTest extends MethodConformance<Backtest.Parameters, Backtest.Findings> {

  @Override
  protected Method<Backtest.Parameters, Backtest.Findings> method() {
    return new Backtest();
  }

  @Override
  protected Backtest.Parameters parameters() {
    return new Backtest.Parameters(
        "repeat-last,ols", Cycle.data(), 4, 3, Optional.of(2), Optional.of(8), Optional.of(4), List.of(50),
        Optional.empty(), FileFormat.PARQUET);
  }

  @Override
  protected Leases leases() {
    return Baselines.leases();
  }

  /** Nothing is claimed of it. */
  @Override
  protected Set<Capability> without() {
    return Set.of(Capability.CLAIMS);
  }
}
