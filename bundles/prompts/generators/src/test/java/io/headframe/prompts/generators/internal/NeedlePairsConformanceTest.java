package io.headframe.prompts.generators.internal;

import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.testing.PairSourceConformance;

class NeedlePairsConformanceTest extends PairSourceConformance {

  @Override
  protected PairSource technique() {
    return new NeedlePairs();
  }
}
