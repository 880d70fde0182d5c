package io.headframe.analysis.attribution.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;
import java.util.Optional;
import java.util.Set;

class DirectLogitAttributionConformanceTest
    extends MethodConformance<DirectLogitAttribution.Parameters, DirectLogitAttribution.Findings> {

  @Override
  protected Method<DirectLogitAttribution.Parameters, DirectLogitAttribution.Findings> method() {
    return new DirectLogitAttribution();
  }

  @Override
  protected DirectLogitAttribution.Parameters parameters() {
    return new DirectLogitAttribution.Parameters(TestModels.constructed(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), 3, AttributionTarget.LOGIT_DIFFERENCE, 5, 0);
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
