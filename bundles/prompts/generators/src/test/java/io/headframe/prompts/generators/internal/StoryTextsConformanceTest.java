package io.headframe.prompts.generators.internal;

import io.headframe.prompts.api.TextSource;
import io.headframe.prompts.testing.TextSourceConformance;

class StoryTextsConformanceTest extends TextSourceConformance {

  @Override
  protected TextSource technique() {
    return new StoryTexts();
  }
}
