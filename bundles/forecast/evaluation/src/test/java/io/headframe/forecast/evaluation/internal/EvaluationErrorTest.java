package io.headframe.forecast.evaluation.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class EvaluationErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(4, ErrorCatalogue.check(EvaluationError.class));
  }
}
