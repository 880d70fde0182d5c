package io.headframe.lens.logit.internal;

import io.headframe.architecture.attentiononly.internal.AttentionOnlyArchitecture;
import io.headframe.architecture.llama.internal.LlamaArchitecture;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.architecture.testing.LlamaFamilyReference;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.internal.InstalledModels;
import io.headframe.models.constructed.internal.ConstructedModel;

/** Opens models without OSGi. */
final class TestModels {

  static final int VOCABULARY = 30;
  static final int WIDTH = 12;
  static final int POSITIONS = 16;

  private TestModels() {}

  static CausalLM constructed() {
    return open(new ConstructedModel());
  }

  /** Random weights, normalised, three layers with feed-forward parts. */
  static CausalLM llama() {
    return open(llamaCheckpoint());
  }

  static InMemoryCheckpoint llamaCheckpoint() {
    return LlamaFamilyReference.checkpoint("llama", false, false);
  }

  /** Random weights, no normalisation. */
  static InMemoryCheckpoint attentionOnly() {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("attention-only")
        .set("num_hidden_layers", 2)
        .set("num_attention_heads", 2)
        .set("head_dim", 4)
        .set("hidden_size", WIDTH)
        .set("vocab_size", VOCABULARY)
        .set("max_position_embeddings", POSITIONS)
        .matrix("embed.weight", VOCABULARY, WIDTH)
        .matrix("pos_embed.weight", POSITIONS, WIDTH)
        .matrix("unembed.weight", VOCABULARY, WIDTH);
    for (int layer = 0; layer < 2; layer++) {
      for (String part : new String[] {"q", "k", "v"}) {
        checkpoint.matrix("blocks." + layer + ".attn." + part + ".weight", 8, WIDTH);
      }
      checkpoint.matrix("blocks." + layer + ".attn.o.weight", WIDTH, 8);
    }
    return checkpoint;
  }

  static CausalLM open(EmbeddedModel model) {
    return new InstalledModels(new FixedLeases()
        .with(EmbeddedModel.class, "test", model)
        .with(ModelArchitecture.class, "attention-only", new AttentionOnlyArchitecture())
        .with(ModelArchitecture.class, "llama", new LlamaArchitecture()))
        .load("test");
  }
}
