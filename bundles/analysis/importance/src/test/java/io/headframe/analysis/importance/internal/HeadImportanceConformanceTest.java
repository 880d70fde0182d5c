package io.headframe.analysis.importance.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;
import java.util.Optional;
import java.util.Set;

class HeadImportanceConformanceTest extends MethodConformance<HeadImportance.Parameters, HeadImportance.Findings> {

  @Override
  protected Method<HeadImportance.Parameters, HeadImportance.Findings> method() {
    return new HeadImportance();
  }

  @Override
  protected HeadImportance.Parameters parameters() {
    return new HeadImportance.Parameters(TestModels.constructed(), Optional.empty(), Optional.of(20), 3,
        AbsoluteOf.SEQUENCE, 25, Optional.empty(), 3);
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
