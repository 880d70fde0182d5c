package io.headframe.prompts.generators.internal;

import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.testing.PairSourceConformance;

class SuccessorConformanceTest extends PairSourceConformance {

  @Override
  protected PairSource technique() {
    return new Successor();
  }
}
