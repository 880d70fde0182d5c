package io.headframe.draft.hydra.internal;

import io.headframe.draft.api.Drafter;
import io.headframe.draft.testing.DrafterConformance;

class HydraConformanceTest extends DrafterConformance {

  @Override
  protected Drafter technique() {
    return new Hydra();
  }
}
