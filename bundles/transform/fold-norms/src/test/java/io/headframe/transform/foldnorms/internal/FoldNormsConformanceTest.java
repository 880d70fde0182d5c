package io.headframe.transform.foldnorms.internal;

import io.headframe.core.method.Method;
import io.headframe.core.tck.MethodConformance;

class FoldNormsConformanceTest extends MethodConformance<FoldNorms.Parameters, FoldNorms.Findings> {

  @Override
  protected Method<FoldNorms.Parameters, FoldNorms.Findings> method() {
    return new FoldNorms();
  }

  @Override
  protected FoldNorms.Parameters parameters() {
    return new FoldNorms.Parameters(RandomModels.open("gpt2 tied"), true, true, Centring.WHERE_EXACT, true, 3, 6);
  }
}
