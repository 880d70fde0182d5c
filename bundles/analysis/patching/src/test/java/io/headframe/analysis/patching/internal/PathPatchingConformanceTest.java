package io.headframe.analysis.patching.internal;

import io.headframe.core.method.Method;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;
import io.headframe.prompts.api.LogitMetric;
import java.util.Optional;

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
}
