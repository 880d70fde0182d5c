package io.headframe.analysis.patching.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;
import io.headframe.prompts.api.LogitMetric;
import java.util.Optional;
import java.util.Set;

class PathPatchingConformanceTest extends MethodConformance<PathPatching.Parameters, PathPatching.Findings> {

  @Override
  protected Method<PathPatching.Parameters, PathPatching.Findings> method() {
    return new PathPatching();
  }

  @Override
  protected PathPatching.Parameters parameters() {
    return new PathPatching.Parameters(TestModels.constructed(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), 3, LogitMetric.LOGIT_DIFFERENCE,
        ReceiverInput.LOGITS, Optional.empty(), FeedForwardPaths.RECOMPUTED, 1, 16);
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
