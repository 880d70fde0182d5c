package io.headframe.predict.knowndistributions.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class KnownErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(1, ErrorCatalogue.check(KnownError.class));
  }
}
