package io.headframe.forecast.learning.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PassSizeTest {

  @Test
  void size_isWhatIsWanted_upTo32Channels_andThenFallsWithThem() {
    assertEquals(32, PassSize.of(32, 1));
    assertEquals(256, PassSize.of(256, 32));
    assertEquals(128, PassSize.of(256, 64));
    assertEquals(8, PassSize.of(256, 1000));
    assertEquals(1, PassSize.of(32, 100_000));
  }
}
