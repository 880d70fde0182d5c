package io.headframe.checkpoint.huggingface.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class CheckpointErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(26, ErrorCatalogue.check(CheckpointError.class));
  }
}
