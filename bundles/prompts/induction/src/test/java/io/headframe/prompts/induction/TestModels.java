package io.headframe.prompts.induction;

import io.headframe.architecture.attentiononly.internal.AttentionOnlyArchitecture;
import io.headframe.architecture.gpt2.internal.Gpt2Architecture;
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
    return open(new ConstructedModel());
  }

  static CausalLM open(EmbeddedModel model) {
    return new InstalledModels(new FixedLeases()
        .with(EmbeddedModel.class, "test", model)
        .with(ModelArchitecture.class, "attention-only", new AttentionOnlyArchitecture())
        .with(ModelArchitecture.class, "gpt2", new Gpt2Architecture()))
        .load("test");
  }
}
