package io.headframe.analysis.importance.internal;

import io.headframe.architecture.attentiononly.internal.AttentionOnlyArchitecture;
import io.headframe.architecture.llama.internal.LlamaArchitecture;
import io.headframe.architecture.testing.LlamaFamilyReference;
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

  /** Random weights: three layers of four heads, two of which share keys and values. */
  static CausalLM llama() {
    return open(LlamaFamilyReference.checkpoint("llama", false, false));
  }

  private static CausalLM open(EmbeddedModel model) {
    return new InstalledModels(new FixedLeases()
        .with(EmbeddedModel.class, "test", model)
        .with(ModelArchitecture.class, "attention-only", new AttentionOnlyArchitecture())
        .with(ModelArchitecture.class, "llama", new LlamaArchitecture()))
        .load("test");
  }
}
