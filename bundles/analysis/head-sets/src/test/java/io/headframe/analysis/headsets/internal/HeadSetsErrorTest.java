package io.headframe.analysis.headsets.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class HeadSetsErrorTest {

  @Test
  void messages_areSentences() {
    assertEquals(8, ErrorCatalogue.check(HeadSetsError.class));
  }
}
