package io.headframe.draft.baselines.internal;

import io.headframe.draft.api.Drafter;
import io.headframe.draft.testing.DrafterConformance;

class PromptLookupConformanceTest extends DrafterConformance {

  @Override
  protected Drafter technique() {
    return new PromptLookup();
  }
}
