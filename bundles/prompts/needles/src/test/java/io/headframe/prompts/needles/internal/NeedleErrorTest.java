package io.headframe.prompts.needles.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class NeedleErrorTest {

  @Test
  void everyMessage_isASentenceWithItsArguments() {
    assertEquals(2, ErrorCatalogue.check(NeedleError.class));
  }
}
