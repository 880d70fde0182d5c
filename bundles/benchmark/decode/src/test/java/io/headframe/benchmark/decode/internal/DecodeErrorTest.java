package io.headframe.benchmark.decode.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class DecodeErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(3, ErrorCatalogue.check(DecodeError.class));
  }
}
