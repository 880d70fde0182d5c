package io.headframe.forecast.itransformer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InvertedTransformerTest {

  /** As the authors' script for ETTh1 says for its four horizons. */
  @Test
  void sizes_areThosePublishedForEachHorizon() {
    assertEquals(new Sizes(256, 256, 8, 2, 0.1), Sizes.published(96));
    assertEquals(new Sizes(256, 256, 8, 2, 0.1), Sizes.published(192));
    assertEquals(new Sizes(512, 512, 8, 2, 0.1), Sizes.published(336));
    assertEquals(new Sizes(512, 512, 8, 2, 0.1), Sizes.published(720));
  }
}
