package io.headframe.core.transformer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class TransformerErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(23, ErrorCatalogue.check(TransformerError.class));
  }
}
