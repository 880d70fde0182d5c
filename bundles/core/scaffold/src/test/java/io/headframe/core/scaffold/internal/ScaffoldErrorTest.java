package io.headframe.core.scaffold.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class ScaffoldErrorTest {

  @Test
  void messages_areSentences() {
    assertEquals(6, ErrorCatalogue.check(ScaffoldError.class));
  }
}
