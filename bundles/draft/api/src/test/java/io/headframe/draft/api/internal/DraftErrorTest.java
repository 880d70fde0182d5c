package io.headframe.draft.api.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class DraftErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(3, ErrorCatalogue.check(DraftError.class));
  }
}
