package io.headframe.intervene.mask.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class MaskErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(1, ErrorCatalogue.check(MaskError.class));
  }
}
