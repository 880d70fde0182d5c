package io.headframe.training.languagemodel.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class LanguageModelErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(8, ErrorCatalogue.check(LanguageModelError.class));
  }
}
