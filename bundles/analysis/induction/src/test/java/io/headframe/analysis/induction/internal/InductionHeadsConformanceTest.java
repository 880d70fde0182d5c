package io.headframe.analysis.induction.internal;

import io.headframe.core.method.Method;
import io.headframe.core.tck.MethodConformance;

class InductionHeadsConformanceTest extends MethodConformance<InductionHeads.Parameters, InductionHeads.Findings> {

  @Override
  protected Method<InductionHeads.Parameters, InductionHeads.Findings> method() {
    return new InductionHeads();
  }

  @Override
  protected InductionHeads.Parameters parameters() {
    return new InductionHeads.Parameters(TestModels.constructed(), 10, 3, false, 0.4, 1);
  }
}
