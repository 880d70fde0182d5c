package io.headframe.forecast.itransformer.internal;

import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.testing.ForecasterConformance;

class InvertedTransformerConformanceTest extends ForecasterConformance {

  @Override
  protected Forecaster technique() {
    return new InvertedTransformer(InvertedDesign.small());
  }
}
