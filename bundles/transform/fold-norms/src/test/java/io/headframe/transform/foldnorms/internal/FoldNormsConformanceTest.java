package io.headframe.transform.foldnorms.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;
import java.util.Set;

class FoldNormsConformanceTest extends MethodConformance<FoldNorms.Parameters, FoldNorms.Findings> {

  @Override
  protected Method<FoldNorms.Parameters, FoldNorms.Findings> method() {
    return new FoldNorms();
  }

  @Override
  protected FoldNorms.Parameters parameters() {
    return new FoldNorms.Parameters(RandomModels.open("gpt2 tied"), true, true, Centring.WHERE_EXACT, true, 3, 6);
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
