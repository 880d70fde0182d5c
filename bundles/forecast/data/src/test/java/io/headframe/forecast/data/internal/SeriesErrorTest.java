package io.headframe.forecast.data.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class SeriesErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(22, ErrorCatalogue.check(SeriesError.class));
  }
}
