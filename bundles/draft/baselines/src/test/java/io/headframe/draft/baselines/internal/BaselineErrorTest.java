package io.headframe.draft.baselines.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class BaselineErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(3, ErrorCatalogue.check(BaselineError.class));
  }
}
