package io.headframe.prompts.generators.internal;

import io.headframe.prompts.api.TextSource;
import io.headframe.prompts.testing.TextSourceConformance;

class RepeatTextsConformanceTest extends TextSourceConformance {

  @Override
  protected TextSource technique() {
    return new RepeatTexts();
  }
}
