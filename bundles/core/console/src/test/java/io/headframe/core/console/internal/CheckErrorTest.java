package io.headframe.core.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class CheckErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(2, ErrorCatalogue.check(CheckError.class));
  }
}
