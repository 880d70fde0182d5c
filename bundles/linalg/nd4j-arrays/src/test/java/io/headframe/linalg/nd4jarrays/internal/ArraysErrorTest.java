package io.headframe.linalg.nd4jarrays.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class ArraysErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(1, ErrorCatalogue.check(ArraysError.class));
  }
}
