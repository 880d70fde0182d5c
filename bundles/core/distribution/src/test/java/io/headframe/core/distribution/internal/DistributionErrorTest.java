package io.headframe.core.distribution.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class DistributionErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(10, ErrorCatalogue.check(DistributionError.class));
  }
}
