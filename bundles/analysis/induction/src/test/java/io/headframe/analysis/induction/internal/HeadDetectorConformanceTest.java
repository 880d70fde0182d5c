package io.headframe.analysis.induction.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;
import java.util.Set;

class HeadDetectorConformanceTest extends MethodConformance<HeadDetector.Parameters, HeadDetector.Findings> {

  @Override
  protected Method<HeadDetector.Parameters, HeadDetector.Findings> method() {
    return new HeadDetector();
  }

  @Override
  protected HeadDetector.Parameters parameters() {
    return new HeadDetector.Parameters(TestModels.constructed(), "ba de fi go ba de fi go",
        DetectionPattern.INDUCTION, DetectionMeasure.MUL, false, false, 0.4, 1);
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
