package io.headframe.draft.baselines.internal;

import io.headframe.draft.api.Drafter;
import io.headframe.draft.testing.DrafterConformance;

class DraftModelConformanceTest extends DrafterConformance {

  @Override
  protected Drafter technique() {
    return new DraftModel();
  }

  /** Another model with the same tokens. */
  @Override
  protected String place() {
    return "gpt2";
  }
}
