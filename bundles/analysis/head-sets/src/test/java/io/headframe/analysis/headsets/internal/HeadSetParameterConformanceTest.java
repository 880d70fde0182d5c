package io.headframe.analysis.headsets.internal;

import io.headframe.analysis.api.HeadSet;
import io.headframe.core.method.ParameterType;
import io.headframe.core.tck.ParameterTypeConformance;
import java.nio.file.Path;

class HeadSetParameterConformanceTest extends ParameterTypeConformance<HeadSet> {

  @Override
  protected ParameterType<HeadSet> technique() {
    return new HeadSetParameter();
  }

  @Override
  protected Class<HeadSet> valueType() {
    return HeadSet.class;
  }

  @Override
  protected String text(Path folder) {
    return "5.1,10.0";
  }

  @Override
  protected String textOfNothing() {
    return "no-such-heads";
  }
}
