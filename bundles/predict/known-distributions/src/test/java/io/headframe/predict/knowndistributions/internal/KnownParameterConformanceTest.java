package io.headframe.predict.knowndistributions.internal;

import io.headframe.core.method.ParameterType;
import io.headframe.core.tck.ParameterTypeConformance;
import io.headframe.predict.distribution.KnownDistribution;
import java.nio.file.Path;

class KnownParameterConformanceTest extends ParameterTypeConformance<KnownDistribution> {

  @Override
  protected ParameterType<KnownDistribution> technique() {
    return new KnownParameter();
  }

  @Override
  protected Class<KnownDistribution> valueType() {
    return KnownDistribution.class;
  }

  @Override
  protected String text(Path folder) {
    return "gmm-2";
  }

  @Override
  protected String textOfNothing() {
    return "uniform";
  }
}
