package io.headframe.analysis.composition.internal;

import io.headframe.core.method.Method;
import io.headframe.core.model.weights.Composition;
import io.headframe.core.tck.MethodConformance;

class HeadCompositionConformanceTest extends MethodConformance<HeadComposition.Parameters, HeadComposition.Findings> {

  @Override
  protected Method<HeadComposition.Parameters, HeadComposition.Findings> method() {
    return new HeadComposition();
  }

  @Override
  protected HeadComposition.Parameters parameters() {
    return new HeadComposition.Parameters(HeadCompositionTest.models().load("random"), Composition.K, 5);
  }
}
