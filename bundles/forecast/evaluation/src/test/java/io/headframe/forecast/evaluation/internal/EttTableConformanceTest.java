package io.headframe.forecast.evaluation.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class EttTableConformanceTest extends MethodConformance<EttTable.Parameters, EttTable.Findings> {

  @Override
  protected Method<EttTable.Parameters, EttTable.Findings> method() {
    return new EttTable();
  }

  @Override
  protected EttTable.Parameters parameters() {
    return new EttTable.Parameters(
        "repeat-last,ols", Optional.empty(), 1, Days.data(), List.of(24, 48), 24, Optional.empty());
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
