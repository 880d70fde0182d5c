package io.headframe.core.console.internal.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class DistErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(2, ErrorCatalogue.check(DistError.class));
  }
}
