package io.headframe.core.console.internal.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class NewErrorTest {

  @Test
  void messages_areSentences() {
    assertEquals(1, ErrorCatalogue.check(NewError.class));
  }
}
