package io.headframe.core.host.internal.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class IsolationErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(7, ErrorCatalogue.check(IsolationError.class));
  }
}
