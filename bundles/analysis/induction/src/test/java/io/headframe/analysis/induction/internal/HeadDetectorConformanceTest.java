package io.headframe.analysis.induction.internal;

import io.headframe.core.method.Method;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;

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
}
