package io.headframe.intervene.mask.internal;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadSet;
import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class HeadMaskConformanceTest extends MethodConformance<HeadMask.Parameters, HeadMask.Findings> {

  @Override
  protected Method<HeadMask.Parameters, HeadMask.Findings> method() {
    return new HeadMask();
  }

  @Override
  protected HeadMask.Parameters parameters() {
    HeadSet heads = new HeadSet("two", List.of(
        new HeadSet.Member(new Head(0, 1), 0.5), new HeadSet.Member(new Head(1, 1), 0.4)));
    return new HeadMask.Parameters(TestModels.constructed(), heads, Optional.empty(), 4, Optional.of(30), 10);
  }

  @Override
  protected Leases leases() {
    return TestModels.leases();
  }

  /** What heads do is claimed by the methods that find them. */
  @Override
  protected Set<Capability> without() {
    return Set.of(Capability.CLAIMS);
  }
}
