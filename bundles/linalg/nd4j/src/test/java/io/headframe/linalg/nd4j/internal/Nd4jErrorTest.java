package io.headframe.linalg.nd4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class Nd4jErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(1, ErrorCatalogue.check(Nd4jError.class));
  }
}
