package io.headframe.forecast.itransformer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.learningtesting.NetworkForecasterTests;
import org.junit.jupiter.api.Test;

class InvertedTransformerTest extends NetworkForecasterTests {

  @Override
  protected Forecaster small() {
    return new InvertedTransformer(InvertedDesign.small());
  }

  @Override
  protected Forecaster wide() {
    return new InvertedTransformer(new InvertedDesign(horizon -> Sizes.published(720), STEP));
  }

  /** As the authors' script for ETTh1 says for its four horizons. */
  @Test
  void sizes_areThosePublishedForEachHorizon() {
    assertEquals(new Sizes(256, 256, 8, 2, 0.1), Sizes.published(96));
    assertEquals(new Sizes(256, 256, 8, 2, 0.1), Sizes.published(192));
    assertEquals(new Sizes(512, 512, 8, 2, 0.1), Sizes.published(336));
    assertEquals(new Sizes(512, 512, 8, 2, 0.1), Sizes.published(720));
  }
}
