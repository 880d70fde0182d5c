package io.headframe.forecast.learning.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class LearningErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(3, ErrorCatalogue.check(LearningError.class));
  }
}
