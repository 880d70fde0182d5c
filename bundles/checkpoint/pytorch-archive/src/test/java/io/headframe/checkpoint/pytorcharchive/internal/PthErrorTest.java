package io.headframe.checkpoint.pytorcharchive.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class PthErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(5, ErrorCatalogue.check(PthError.class));
  }
}
