package io.headframe.analysis.patching.internal;

import io.headframe.architecture.attentiononly.internal.AttentionOnlyArchitecture;
import io.headframe.architecture.gpt2.internal.Gpt2Architecture;
import io.headframe.architecture.gptneox.internal.GptNeoxArchitecture;
import io.headframe.architecture.llama.internal.LlamaArchitecture;
import io.headframe.architecture.qwen2.internal.Qwen2Architecture;
import io.headframe.architecture.testing.Gpt2Checkpoint;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.architecture.testing.LlamaFamilyReference;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.internal.InstalledModels;
import java.util.List;

/** Small models with random weights: three layers, 40 tokens, a context of 128. Llama shares keys and values. */
final class RandomModels {

  /** The architectures. */
  static final List<String> ALL =
      List.of("attention-only", "gpt2", "gpt_neox", "gpt_neox in sequence", "llama", "qwen2");

  static final int VOCABULARY = TestModels.VOCABULARY;
  private static final int CONTEXT = 128;
  private static final int MODEL = 24;
  private static final int HEADS = 4;
  private static final int LAYERS = 3;

  private RandomModels() {}

  static CausalLM open(String name) {
    return new InstalledModels(new FixedLeases()
        .with(EmbeddedModel.class, "in-memory", checkpoint(name))
        .with(ModelArchitecture.class, "attention-only", new AttentionOnlyArchitecture())
        .with(ModelArchitecture.class, "gpt2", new Gpt2Architecture())
        .with(ModelArchitecture.class, "gpt_neox", new GptNeoxArchitecture())
        .with(ModelArchitecture.class, "llama", new LlamaArchitecture())
        .with(ModelArchitecture.class, "qwen2", new Qwen2Architecture()))
        .load("in-memory");
  }

  private static InMemoryCheckpoint checkpoint(String name) {
    return switch (name) {
      case "attention-only" -> attentionOnly();
      case "gpt2" -> Gpt2Checkpoint.of(LAYERS, HEADS, MODEL, VOCABULARY, CONTEXT);
      case "gpt_neox" -> gptNeox(true);
      case "gpt_neox in sequence" -> gptNeox(false);
      case "llama" -> LlamaFamilyReference.checkpoint("llama", false, false);
      case "qwen2" -> LlamaFamilyReference.checkpoint("qwen2", true, true);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static InMemoryCheckpoint attentionOnly() {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("attention-only")
        .set("num_hidden_layers", LAYERS)
        .set("num_attention_heads", HEADS)
        .set("head_dim", 8)
        .set("hidden_size", MODEL)
        .set("vocab_size", VOCABULARY)
        .set("max_position_embeddings", CONTEXT)
        .matrix("embed.weight", VOCABULARY, MODEL)
        .matrix("pos_embed.weight", CONTEXT, MODEL)
        .matrix("unembed.weight", VOCABULARY, MODEL);
    for (int layer = 0; layer < LAYERS; layer++) {
      String p = "blocks." + layer + ".attn.";
      checkpoint.matrix(p + "q.weight", HEADS * 8, MODEL)
          .matrix(p + "k.weight", HEADS * 8, MODEL)
          .matrix(p + "v.weight", HEADS * 8, MODEL)
          .matrix(p + "o.weight", MODEL, HEADS * 8);
    }
    // No norm makes the small numbers of the embedding larger: without this, attention is even and nothing changes.
    for (String name : checkpoint.names()) {
      float[] values = checkpoint.values(name);
      for (int i = 0; i < values.length; i++) {
        values[i] *= 1.6f;
      }
    }
    return checkpoint;
  }

  private static InMemoryCheckpoint gptNeox(boolean parallel) {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("gpt_neox")
        .set("num_hidden_layers", LAYERS)
        .set("num_attention_heads", HEADS)
        .set("hidden_size", 2 * MODEL)
        .set("intermediate_size", 50)
        .set("vocab_size", VOCABULARY)
        .set("max_position_embeddings", CONTEXT)
        .set("rotary_pct", 1)
        .set("use_parallel_residual", parallel)
        .matrix("gpt_neox.embed_in.weight", VOCABULARY, 2 * MODEL);
    for (int layer = 0; layer < LAYERS; layer++) {
      String p = "gpt_neox.layers." + layer + ".";
      checkpoint.gain(p + "input_layernorm.weight", 2 * MODEL).bias(p + "input_layernorm.bias", 2 * MODEL)
          .matrix(p + "attention.query_key_value.weight", 6 * MODEL, 2 * MODEL)
          .bias(p + "attention.query_key_value.bias", 6 * MODEL)
          .matrix(p + "attention.dense.weight", 2 * MODEL, 2 * MODEL).bias(p + "attention.dense.bias", 2 * MODEL)
          .gain(p + "post_attention_layernorm.weight", 2 * MODEL)
          .bias(p + "post_attention_layernorm.bias", 2 * MODEL)
          .matrix(p + "mlp.dense_h_to_4h.weight", 50, 2 * MODEL).bias(p + "mlp.dense_h_to_4h.bias", 50)
          .matrix(p + "mlp.dense_4h_to_h.weight", 2 * MODEL, 50).bias(p + "mlp.dense_4h_to_h.bias", 2 * MODEL);
    }
    return checkpoint.gain("gpt_neox.final_layer_norm.weight", 2 * MODEL)
        .bias("gpt_neox.final_layer_norm.bias", 2 * MODEL)
        .matrix("embed_out.weight", VOCABULARY, 2 * MODEL);
  }
}
