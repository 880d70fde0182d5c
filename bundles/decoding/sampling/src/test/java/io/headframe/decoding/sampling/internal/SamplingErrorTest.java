package io.headframe.decoding.sampling.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class SamplingErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(6, ErrorCatalogue.check(SamplingError.class));
  }
}
