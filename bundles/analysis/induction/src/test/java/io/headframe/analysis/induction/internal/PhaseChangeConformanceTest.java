package io.headframe.analysis.induction.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;
import java.util.Set;

class PhaseChangeConformanceTest extends MethodConformance<PhaseChange.Parameters, PhaseChange.Findings> {

  @Override
  protected Method<PhaseChange.Parameters, PhaseChange.Findings> method() {
    return new PhaseChange();
  }

  @Override
  protected PhaseChange.Parameters parameters() {
    return new PhaseChange.Parameters("constructed,constructed", 10, 2, 0.4);
  }

  @Override
  protected Leases leases() {
    return TestModels.leases();
  }

  /** No embedded model has a series yet. */
  @Override
  protected Set<Capability> without() {
    return Set.of(Capability.CLAIMS);
  }
}
