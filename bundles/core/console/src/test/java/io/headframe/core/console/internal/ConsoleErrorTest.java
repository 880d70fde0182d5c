package io.headframe.core.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class ConsoleErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(18, ErrorCatalogue.check(ConsoleError.class));
  }
}
