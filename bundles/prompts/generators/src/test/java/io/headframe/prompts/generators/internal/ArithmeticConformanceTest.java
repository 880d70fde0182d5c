package io.headframe.prompts.generators.internal;

import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.testing.PairSourceConformance;

class ArithmeticConformanceTest extends PairSourceConformance {

  @Override
  protected PairSource technique() {
    return new Arithmetic();
  }
}
