package io.headframe.core.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class TrainingErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(4, ErrorCatalogue.check(TrainingError.class));
  }
}
