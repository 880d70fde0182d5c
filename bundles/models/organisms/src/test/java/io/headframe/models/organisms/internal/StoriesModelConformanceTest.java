package io.headframe.models.organisms.internal;

import io.headframe.checkpoint.testing.EmbeddedModelConformance;
import io.headframe.core.transformer.EmbeddedModel;

class StoriesModelConformanceTest extends EmbeddedModelConformance {

  @Override
  protected EmbeddedModel technique() {
    return new StoriesModel();
  }

  @Override
  protected String text() {
    return " Once upon a time";
  }
}
