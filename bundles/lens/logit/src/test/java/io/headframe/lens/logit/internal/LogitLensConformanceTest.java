package io.headframe.lens.logit.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;
import java.util.Optional;
import java.util.Set;

class LogitLensConformanceTest extends MethodConformance<LogitLens.Parameters, LogitLens.Findings> {

  @Override
  protected Method<LogitLens.Parameters, LogitLens.Findings> method() {
    return new LogitLens();
  }

  @Override
  protected LogitLens.Parameters parameters() {
    return new LogitLens.Parameters(TestModels.random("llama"), "1 2 3 4", 2, LensSites.ALL, true,
        Optional.empty(), Optional.empty());
  }

  @Override
  protected Leases leases() {
    return TestModels.leases();
  }

  /** Nothing is claimed of it yet. */
  @Override
  protected Set<Capability> without() {
    return Set.of(Capability.CLAIMS);
  }
}
