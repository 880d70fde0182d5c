package io.headframe.forecast.timemcl.internal;

import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.testing.ForecasterConformance;

class TimeMclConformanceTest extends ForecasterConformance {

  @Override
  protected Forecaster technique() {
    return new TimeMcl(new TimeMclSize(3, 8, 2, 5, 1e-3));
  }
}
