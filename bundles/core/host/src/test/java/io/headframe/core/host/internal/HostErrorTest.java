package io.headframe.core.host.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class HostErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(31, ErrorCatalogue.check(HostError.class));
  }
}
