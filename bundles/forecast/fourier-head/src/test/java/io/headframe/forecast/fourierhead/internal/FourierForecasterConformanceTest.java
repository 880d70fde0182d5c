package io.headframe.forecast.fourierhead.internal;

import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.testing.ForecasterConformance;

class FourierForecasterConformanceTest extends ForecasterConformance {

  @Override
  protected Forecaster technique() {
    return new FourierForecaster(new DensitySize(8, 4, 24, 4, 1, 10, 1e-3));
  }
}
