package io.headframe.draft.evaluation.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class DraftMethodErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(4, ErrorCatalogue.check(DraftMethodError.class));
  }
}
