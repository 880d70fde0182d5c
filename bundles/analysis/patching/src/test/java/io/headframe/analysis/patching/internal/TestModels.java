package io.headframe.analysis.patching.internal;

import io.headframe.architecture.attentiononly.internal.AttentionOnlyArchitecture;
import io.headframe.architecture.gpt2.internal.Gpt2Architecture;
import io.headframe.architecture.gptneox.internal.GptNeoxArchitecture;
import io.headframe.architecture.llama.internal.LlamaArchitecture;
import io.headframe.architecture.testing.Gpt2Checkpoint;
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

  static final int VOCABULARY = 40;

  private static final int LAYERS = 3;
  private static final int HEADS = 4;
  private static final int MODEL = 32;
  private static final int CONTEXT = 64;

  private TestModels() {}

  static CausalLM constructed() {
    return open("constructed", new ConstructedModel());
  }

  /** Three layers of four heads with random weights: llama, gpt2, gpt_neox (parallel blocks) or attention-only. */
  static CausalLM random(String architecture) {
    return open("random", switch (architecture) {
      case "llama" -> LlamaFamilyReference.checkpoint("llama", false, false);
      case "gpt2" -> Gpt2Checkpoint.of(LAYERS, HEADS, MODEL, VOCABULARY, CONTEXT);
      case "gpt_neox" -> gptNeox();
      case "attention-only" -> attentionOnly();
      default -> throw new IllegalArgumentException(architecture);
    });
  }

  static CausalLM open(String name, EmbeddedModel checkpoint) {
    return new InstalledModels(new FixedLeases()
        .with(EmbeddedModel.class, name, checkpoint)
        .with(ModelArchitecture.class, "llama", new LlamaArchitecture())
        .with(ModelArchitecture.class, "gpt2", new Gpt2Architecture())
        .with(ModelArchitecture.class, "gpt_neox", new GptNeoxArchitecture())
        .with(ModelArchitecture.class, "attention-only", new AttentionOnlyArchitecture()))
        .load(name);
  }

  private static InMemoryCheckpoint gptNeox() {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("gpt_neox")
        .set("num_hidden_layers", LAYERS).set("num_attention_heads", HEADS).set("hidden_size", MODEL)
        .set("intermediate_size", 48).set("vocab_size", VOCABULARY).set("max_position_embeddings", CONTEXT)
        .set("layer_norm_eps", 1e-5).set("rotary_emb_base", 10000).set("rotary_pct", 0.5)
        .set("use_parallel_residual", true).set("attention_bias", false)
        .matrix("gpt_neox.embed_in.weight", VOCABULARY, MODEL);
    for (int layer = 0; layer < LAYERS; layer++) {
      String p = "gpt_neox.layers." + layer + ".";
      checkpoint.gain(p + "input_layernorm.weight", MODEL).bias(p + "input_layernorm.bias", MODEL)
          .matrix(p + "attention.query_key_value.weight", 3 * MODEL, MODEL)
          .matrix(p + "attention.dense.weight", MODEL, MODEL)
          .gain(p + "post_attention_layernorm.weight", MODEL).bias(p + "post_attention_layernorm.bias", MODEL)
          .matrix(p + "mlp.dense_h_to_4h.weight", 48, MODEL).bias(p + "mlp.dense_h_to_4h.bias", 48)
          .matrix(p + "mlp.dense_4h_to_h.weight", MODEL, 48).bias(p + "mlp.dense_4h_to_h.bias", MODEL);
    }
    return checkpoint.gain("gpt_neox.final_layer_norm.weight", MODEL).bias("gpt_neox.final_layer_norm.bias", MODEL)
        .matrix("embed_out.weight", VOCABULARY, MODEL);
  }

  private static InMemoryCheckpoint attentionOnly() {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("attention-only")
        .set("num_hidden_layers", LAYERS).set("num_attention_heads", HEADS).set("head_dim", 8)
        .set("hidden_size", MODEL).set("vocab_size", VOCABULARY).set("max_position_embeddings", CONTEXT)
        .matrix("embed.weight", VOCABULARY, MODEL)
        .matrix("pos_embed.weight", CONTEXT, MODEL)
        .matrix("unembed.weight", VOCABULARY, MODEL);
    for (int layer = 0; layer < LAYERS; layer++) {
      String p = "blocks." + layer + ".attn.";
      checkpoint.matrix(p + "q.weight", HEADS * 8, MODEL).matrix(p + "k.weight", HEADS * 8, MODEL)
          .matrix(p + "v.weight", HEADS * 8, MODEL).matrix(p + "o.weight", MODEL, HEADS * 8);
    }
    return checkpoint;
  }
}
