package io.headframe.analysis.successor.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;

class SuccessorHeadsConformanceTest extends MethodConformance<SuccessorHeads.Parameters, SuccessorHeads.Findings> {

  @Override
  protected Method<SuccessorHeads.Parameters, SuccessorHeads.Findings> method() {
    return new SuccessorHeads();
  }

  @Override
  protected SuccessorHeads.Parameters parameters() {
    return new SuccessorHeads.Parameters(TestModels.constructed(), 0.5, 3);
  }

  @Override
  protected Leases leases() {
    return TestModels.leases();
  }
}
