package io.headframe.draft.hydraplus.internal;

import io.headframe.draft.api.Drafter;
import io.headframe.draft.testing.DrafterConformance;

class HydraPlusConformanceTest extends DrafterConformance {

  @Override
  protected Drafter technique() {
    return new HydraPlus();
  }
}
