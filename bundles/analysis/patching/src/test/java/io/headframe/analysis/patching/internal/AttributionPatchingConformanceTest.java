package io.headframe.analysis.patching.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;
import io.headframe.prompts.api.LogitMetric;
import java.util.Optional;
import java.util.Set;

class AttributionPatchingConformanceTest
    extends MethodConformance<AttributionPatching.Parameters, AttributionPatching.Findings> {

  @Override
  protected Method<AttributionPatching.Parameters, AttributionPatching.Findings> method() {
    return new AttributionPatching();
  }

  @Override
  protected AttributionPatching.Parameters parameters() {
    return new AttributionPatching.Parameters(TestModels.constructed(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), 3, "attn.z", Optional.empty(),
        LogitMetric.LOGIT_DIFFERENCE, 4, 0.1);
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
