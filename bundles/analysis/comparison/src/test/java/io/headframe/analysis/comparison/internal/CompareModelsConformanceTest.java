package io.headframe.analysis.comparison.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;
import java.util.Optional;
import java.util.Set;

class CompareModelsConformanceTest extends MethodConformance<CompareModels.Parameters, CompareModels.Findings> {

  @Override
  protected Method<CompareModels.Parameters, CompareModels.Findings> method() {
    return new CompareModels();
  }

  @Override
  protected CompareModels.Parameters parameters() {
    return new CompareModels.Parameters(
        TestModels.random("llama"), TestModels.random("gpt2"), "1 2 3 4", Optional.empty(), 100);
  }

  @Override
  protected Leases leases() {
    return TestModels.leases();
  }

  /** Nothing is claimed of it. */
  @Override
  protected Set<Capability> without() {
    return Set.of(Capability.CLAIMS);
  }
}
