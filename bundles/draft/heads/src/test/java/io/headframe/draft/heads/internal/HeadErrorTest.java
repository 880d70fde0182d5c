package io.headframe.draft.heads.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import io.headframe.draft.heads.HeadError;
import org.junit.jupiter.api.Test;

class HeadErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(5, ErrorCatalogue.check(HeadError.class));
  }
}
