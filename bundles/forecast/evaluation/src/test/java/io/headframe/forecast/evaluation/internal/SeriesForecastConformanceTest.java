package io.headframe.forecast.evaluation.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class SeriesForecastConformanceTest extends MethodConformance<SeriesForecast.Parameters, SeriesForecast.Findings> {

  @Override
  protected Method<SeriesForecast.Parameters, SeriesForecast.Findings> method() {
    return new SeriesForecast();
  }

  @Override
  protected SeriesForecast.Parameters parameters() {
    return new SeriesForecast.Parameters(
        "ols", Cycle.data(), 6, Optional.of(8), Optional.of(4), Optional.of(List.of(50)), Optional.empty(),
        FileFormat.CSV);
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
