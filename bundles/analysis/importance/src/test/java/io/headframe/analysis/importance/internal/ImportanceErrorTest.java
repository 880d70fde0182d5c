package io.headframe.analysis.importance.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class ImportanceErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(5, ErrorCatalogue.check(ImportanceError.class));
  }
}
