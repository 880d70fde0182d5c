package io.headframe.forecast.ttm.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class TtmErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(5, ErrorCatalogue.check(TtmError.class));
  }
}
