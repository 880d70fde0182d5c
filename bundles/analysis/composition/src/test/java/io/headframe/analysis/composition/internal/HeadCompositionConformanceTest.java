package io.headframe.analysis.composition.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.model.weights.Composition;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;
import java.util.Set;

class HeadCompositionConformanceTest extends MethodConformance<HeadComposition.Parameters, HeadComposition.Findings> {

  @Override
  protected Method<HeadComposition.Parameters, HeadComposition.Findings> method() {
    return new HeadComposition();
  }

  @Override
  protected HeadComposition.Parameters parameters() {
    return new HeadComposition.Parameters(TestModels.random("attention-only"), Composition.K, 5);
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
