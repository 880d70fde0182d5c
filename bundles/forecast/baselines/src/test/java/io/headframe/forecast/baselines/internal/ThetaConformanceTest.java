package io.headframe.forecast.baselines.internal;

import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.testing.ForecasterConformance;

class ThetaConformanceTest extends ForecasterConformance {

  @Override
  protected Forecaster technique() {
    return new Theta();
  }
}
