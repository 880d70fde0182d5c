package io.headframe.benchmark.synthetic.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class SyntheticErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(2, ErrorCatalogue.check(SyntheticError.class));
  }
}
