package io.headframe.core.tck.internal;

import io.headframe.architecture.attentiononly.internal.AttentionOnlyArchitecture;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.internal.InstalledModels;
import io.headframe.models.constructed.internal.ConstructedModel;

/** Opens a model without OSGi. */
final class TestModels {

  private TestModels() {}

  static CausalLM constructed() {
    return new InstalledModels(new FixedLeases()
        .with(EmbeddedModel.class, "constructed", new ConstructedModel())
        .with(ModelArchitecture.class, "attention-only", new AttentionOnlyArchitecture()))
        .load("constructed");
  }
}
