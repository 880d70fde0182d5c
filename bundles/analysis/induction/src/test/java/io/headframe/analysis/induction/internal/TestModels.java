package io.headframe.analysis.induction.internal;

import io.headframe.architecture.attentiononly.internal.AttentionOnlyArchitecture;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.internal.InstalledModels;
import io.headframe.models.constructed.internal.ConstructedModel;

/** Opens models without OSGi. */
final class TestModels {

  private TestModels() {}

  static CausalLM constructed() {
    return models().load("constructed");
  }

  static InstalledModels models() {
    return new InstalledModels(new FixedLeases()
        .with(EmbeddedModel.class, "constructed", new ConstructedModel())
        .with(ModelArchitecture.class, "attention-only", new AttentionOnlyArchitecture()));
  }
}
