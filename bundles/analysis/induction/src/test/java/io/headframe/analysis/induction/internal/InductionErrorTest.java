package io.headframe.analysis.induction.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class InductionErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(5, ErrorCatalogue.check(InductionError.class));
  }
}
