package io.headframe.analysis.patching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class PatchingErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(8, ErrorCatalogue.check(PatchingError.class));
  }
}
