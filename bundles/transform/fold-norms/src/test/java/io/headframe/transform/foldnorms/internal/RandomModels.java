package io.headframe.transform.foldnorms.internal;

import static io.headframe.architecture.testing.ArchitectureConformance.CONTEXT;
import static io.headframe.architecture.testing.ArchitectureConformance.VOCABULARY;

import io.headframe.architecture.attentiononly.internal.AttentionOnlyArchitecture;
import io.headframe.architecture.gpt2.internal.Gpt2Architecture;
import io.headframe.architecture.gptneox.internal.GptNeoxArchitecture;
import io.headframe.architecture.llama.internal.LlamaArchitecture;
import io.headframe.architecture.qwen2.internal.Qwen2Architecture;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.architecture.testing.LlamaFamilyReference;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.internal.InstalledModels;
import java.util.List;

/** Small models of every architecture, with random weights, gains and biases. */
final class RandomModels {

  static final List<String> LAYER_NORM = List.of("gpt2 tied", "gpt2 untied", "neox parallel", "neox in sequence");
  static final List<String> RMS_NORM = List.of("llama tied", "llama untied, biases", "qwen2 tied");

  private static final int MODEL = 24;
  private static final int LAYERS = 2;

  private RandomModels() {}

  static CausalLM open(String name) {
    return new InstalledModels(new FixedLeases()
        .with(EmbeddedModel.class, "random", checkpoint(name))
        .with(ModelArchitecture.class, "gpt2", new Gpt2Architecture())
        .with(ModelArchitecture.class, "gpt_neox", new GptNeoxArchitecture())
        .with(ModelArchitecture.class, "llama", new LlamaArchitecture())
        .with(ModelArchitecture.class, "qwen2", new Qwen2Architecture())
        .with(ModelArchitecture.class, "attention-only", new AttentionOnlyArchitecture()))
        .load("random");
  }

  private static InMemoryCheckpoint checkpoint(String name) {
    return switch (name) {
      case "gpt2 tied" -> gpt2();
      case "gpt2 untied" -> gpt2().set("tie_word_embeddings", false).matrix("lm_head.weight", VOCABULARY, MODEL);
      case "neox parallel" -> neox(true);
      case "neox in sequence" -> neox(false);
      case "llama tied" -> LlamaFamilyReference.checkpoint("llama", true, false);
      case "llama untied, biases" -> LlamaFamilyReference.checkpoint("llama", false, true).set("attention_bias", true);
      case "qwen2 tied" -> LlamaFamilyReference.checkpoint("qwen2", true, true);
      case "attention-only" -> attentionOnly();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static InMemoryCheckpoint gpt2() {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("gpt2").set("n_layer", LAYERS).set("n_head", 3)
        .set("n_embd", MODEL).set("n_ctx", CONTEXT).set("vocab_size", VOCABULARY)
        .set("activation_function", "gelu_new")
        .matrix("wte.weight", VOCABULARY, MODEL).matrix("wpe.weight", CONTEXT, MODEL);
    for (int layer = 0; layer < LAYERS; layer++) {
      String p = "h." + layer + ".";
      checkpoint.gain(p + "ln_1.weight", MODEL).bias(p + "ln_1.bias", MODEL)
          .matrix(p + "attn.c_attn.weight", MODEL, 3 * MODEL).bias(p + "attn.c_attn.bias", 3 * MODEL)
          .matrix(p + "attn.c_proj.weight", MODEL, MODEL).bias(p + "attn.c_proj.bias", MODEL)
          .gain(p + "ln_2.weight", MODEL).bias(p + "ln_2.bias", MODEL)
          .matrix(p + "mlp.c_fc.weight", MODEL, 4 * MODEL).bias(p + "mlp.c_fc.bias", 4 * MODEL)
          .matrix(p + "mlp.c_proj.weight", 4 * MODEL, MODEL).bias(p + "mlp.c_proj.bias", MODEL);
    }
    return checkpoint.gain("ln_f.weight", MODEL).bias("ln_f.bias", MODEL);
  }

  private static InMemoryCheckpoint neox(boolean parallel) {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("gpt_neox").set("num_hidden_layers", LAYERS)
        .set("num_attention_heads", 3).set("hidden_size", MODEL).set("intermediate_size", 50)
        .set("vocab_size", VOCABULARY).set("max_position_embeddings", CONTEXT).set("rotary_pct", 0.5)
        .set("use_parallel_residual", parallel).matrix("gpt_neox.embed_in.weight", VOCABULARY, MODEL);
    for (int layer = 0; layer < LAYERS; layer++) {
      String p = "gpt_neox.layers." + layer + ".";
      checkpoint.gain(p + "input_layernorm.weight", MODEL).bias(p + "input_layernorm.bias", MODEL)
          .matrix(p + "attention.query_key_value.weight", 3 * MODEL, MODEL)
          .bias(p + "attention.query_key_value.bias", 3 * MODEL)
          .matrix(p + "attention.dense.weight", MODEL, MODEL).bias(p + "attention.dense.bias", MODEL)
          .gain(p + "post_attention_layernorm.weight", MODEL).bias(p + "post_attention_layernorm.bias", MODEL)
          .matrix(p + "mlp.dense_h_to_4h.weight", 50, MODEL).bias(p + "mlp.dense_h_to_4h.bias", 50)
          .matrix(p + "mlp.dense_4h_to_h.weight", MODEL, 50).bias(p + "mlp.dense_4h_to_h.bias", MODEL);
    }
    return checkpoint.gain("gpt_neox.final_layer_norm.weight", MODEL).bias("gpt_neox.final_layer_norm.bias", MODEL)
        .matrix("embed_out.weight", VOCABULARY, MODEL);
  }

  private static InMemoryCheckpoint attentionOnly() {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("attention-only").set("num_hidden_layers", LAYERS)
        .set("num_attention_heads", 3).set("head_dim", 8).set("hidden_size", MODEL).set("vocab_size", VOCABULARY)
        .set("max_position_embeddings", CONTEXT).matrix("embed.weight", VOCABULARY, MODEL)
        .matrix("pos_embed.weight", CONTEXT, MODEL).matrix("unembed.weight", VOCABULARY, MODEL);
    for (int layer = 0; layer < LAYERS; layer++) {
      for (String map : List.of("q", "k", "v", "o")) {
        checkpoint.matrix("blocks." + layer + ".attn." + map + ".weight", 24, MODEL);
      }
    }
    return checkpoint;
  }
}
