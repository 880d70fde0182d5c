package io.headframe.models.organisms.internal;

import io.headframe.checkpoint.testing.EmbeddedModelConformance;
import io.headframe.core.transformer.EmbeddedModel;

class NeedlesModelConformanceTest extends EmbeddedModelConformance {

  @Override
  protected EmbeddedModel technique() {
    return new NeedlesModel();
  }

  @Override
  protected String text() {
    return " ba de #3";
  }
}
