package io.headframe.models.organisms.internal;

import io.headframe.checkpoint.testing.EmbeddedModelConformance;
import io.headframe.core.transformer.EmbeddedModel;

class OrdinalsModelConformanceTest extends EmbeddedModelConformance {

  @Override
  protected EmbeddedModel technique() {
    return new OrdinalsModel();
  }

  @Override
  protected String text() {
    return " Monday Tuesday";
  }
}
