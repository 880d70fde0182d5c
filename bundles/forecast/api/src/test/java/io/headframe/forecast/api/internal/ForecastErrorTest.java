package io.headframe.forecast.api.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class ForecastErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(9, ErrorCatalogue.check(ForecastError.class));
  }
}
