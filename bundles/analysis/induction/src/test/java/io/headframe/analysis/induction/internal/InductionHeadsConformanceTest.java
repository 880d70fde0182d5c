package io.headframe.analysis.induction.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;

class InductionHeadsConformanceTest extends MethodConformance<InductionHeads.Parameters, InductionHeads.Findings> {

  @Override
  protected Method<InductionHeads.Parameters, InductionHeads.Findings> method() {
    return new InductionHeads();
  }

  @Override
  protected InductionHeads.Parameters parameters() {
    return new InductionHeads.Parameters(TestModels.constructed(), 10, 3, false, 0.4, 1);
  }

  @Override
  protected Leases leases() {
    return TestModels.leases();
  }
}
