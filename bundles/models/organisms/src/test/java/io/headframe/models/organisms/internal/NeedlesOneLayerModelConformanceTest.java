package io.headframe.models.organisms.internal;

import io.headframe.checkpoint.testing.EmbeddedModelConformance;
import io.headframe.core.transformer.EmbeddedModel;

class NeedlesOneLayerModelConformanceTest extends EmbeddedModelConformance {

  @Override
  protected EmbeddedModel technique() {
    return new NeedlesOneLayerModel();
  }

  @Override
  protected String text() {
    return " ba de #3";
  }
}
