package io.headframe.draft.medusa.internal;

import io.headframe.draft.api.Drafter;
import io.headframe.draft.testing.DrafterConformance;

class MedusaConformanceTest extends DrafterConformance {

  @Override
  protected Drafter technique() {
    return new Medusa();
  }
}
