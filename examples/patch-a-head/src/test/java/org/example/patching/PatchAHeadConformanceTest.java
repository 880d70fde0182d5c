package org.example.patching;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;
import java.util.Set;

/** What every method must do. */
class PatchAHeadConformanceTest extends MethodConformance<PatchAHead.Parameters, PatchAHead.Effects> {

  @Override
  protected Method<PatchAHead.Parameters, PatchAHead.Effects> method() {
    return new PatchAHead();
  }

  @Override
  protected PatchAHead.Parameters parameters() {
    return new PatchAHead.Parameters(TestModels.constructed(), "ba de fi ba", "ba go fi ba", "de", "go");
  }

  /** With these a run opens models by name. */
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
