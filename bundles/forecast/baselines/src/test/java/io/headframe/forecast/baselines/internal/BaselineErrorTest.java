package io.headframe.forecast.baselines.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class BaselineErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(2, ErrorCatalogue.check(BaselineError.class));
  }
}
