package io.headframe.prompts.induction.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class InductionPromptErrorTest {

  @Test
  void everyMessage_isASentenceWithItsArguments() {
    assertEquals(1, ErrorCatalogue.check(InductionPromptError.class));
  }
}
