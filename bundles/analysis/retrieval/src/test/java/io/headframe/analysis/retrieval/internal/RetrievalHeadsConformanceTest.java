package io.headframe.analysis.retrieval.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;
import java.util.List;
import java.util.Optional;

class RetrievalHeadsConformanceTest extends MethodConformance<RetrievalHeads.Parameters, RetrievalHeads.Findings> {

  @Override
  protected Method<RetrievalHeads.Parameters, RetrievalHeads.Findings> method() {
    return new RetrievalHeads();
  }

  @Override
  protected RetrievalHeads.Parameters parameters() {
    return new RetrievalHeads.Parameters(
        TestModels.constructed(), Optional.of(List.of(40)), 2, 2, 1, 2, 0.1, 2);
  }

  @Override
  protected Leases leases() {
    return TestModels.leases();
  }
}
