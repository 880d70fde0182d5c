package io.headframe.core.linalg.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class LinalgErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(9, ErrorCatalogue.check(LinalgError.class));
  }
}
