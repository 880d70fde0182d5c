package io.headframe.draft.eagle.internal;

import io.headframe.draft.api.Drafter;
import io.headframe.draft.testing.DrafterConformance;
import org.junit.jupiter.api.Tag;

@Tag("one-java")
class EagleConformanceTest extends DrafterConformance {

  @Override
  protected Drafter technique() {
    return new Eagle();
  }
}
