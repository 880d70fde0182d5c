package io.headframe.draft.eagle.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class EagleErrorTest {

  @Test
  void everyError_isOneSentence_withAPage() {
    assertEquals(1, ErrorCatalogue.check(EagleError.class));
  }
}
