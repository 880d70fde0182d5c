package io.headframe.models.constructed.internal;

import io.headframe.checkpoint.testing.EmbeddedModelConformance;
import io.headframe.core.transformer.EmbeddedModel;

class ConstructedModelConformanceTest extends EmbeddedModelConformance {

  @Override
  protected EmbeddedModel technique() {
    return new ConstructedModel();
  }

  @Override
  protected String text() {
    return "ba de #3";
  }
}
