package io.headframe.checkpoint.llama2c.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class Llama2cErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(11, ErrorCatalogue.check(Llama2cError.class));
  }
}
