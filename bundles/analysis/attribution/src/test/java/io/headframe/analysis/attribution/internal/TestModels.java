package io.headframe.analysis.attribution.internal;

import io.headframe.architecture.attentiononly.internal.AttentionOnlyArchitecture;
import io.headframe.architecture.gpt2.internal.Gpt2Architecture;
import io.headframe.architecture.gptneox.internal.GptNeoxArchitecture;
import io.headframe.architecture.llama.internal.LlamaArchitecture;
import io.headframe.architecture.qwen2.internal.Qwen2Architecture;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.architecture.testing.LlamaFamilyReference;
import io.headframe.checkpoint.huggingface.internal.HuggingFaceFormat;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.transformer.CheckpointFormat;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.internal.InstalledModels;
import io.headframe.models.constructed.internal.ConstructedModel;
import java.util.List;

/** Opens models without OSGi: small ones with random weights, one for each way to build a decoder, and others. */
final class TestModels {

  static final List<String> RANDOM =
      List.of("attention-only", "llama", "qwen2", "gpt2", "gpt-neox, parallel", "gpt-neox, in sequence");

  private static final int VOCABULARY = 40;
  private static final int CONTEXT = 128;
  private static final int LAYERS = 3;
  private static final int HEADS = 4;
  private static final int MODEL = 24;
  private static final int MLP = 50;

  private TestModels() {}

  static CausalLM constructed() {
    return open(new ConstructedModel());
  }

  static CausalLM random(String name) {
    return open(checkpoint(name));
  }

  static InMemoryCheckpoint checkpoint(String name) {
    return switch (name) {
      case "attention-only" -> attentionOnly();
      case "llama" -> LlamaFamilyReference.checkpoint("llama", false, false);
      case "qwen2" -> LlamaFamilyReference.checkpoint("qwen2", true, true);
      case "gpt2" -> gpt2();
      case "gpt-neox, parallel" -> gptNeox(true);
      case "gpt-neox, in sequence" -> gptNeox(false);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static InMemoryCheckpoint attentionOnly() {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("attention-only")
        .set("num_hidden_layers", LAYERS).set("num_attention_heads", HEADS).set("head_dim", 5)
        .set("hidden_size", MODEL).set("vocab_size", VOCABULARY).set("max_position_embeddings", CONTEXT)
        .matrix("embed.weight", VOCABULARY, MODEL)
        .matrix("pos_embed.weight", CONTEXT, MODEL)
        .matrix("unembed.weight", VOCABULARY, MODEL);
    for (int layer = 0; layer < LAYERS; layer++) {
      String p = "blocks." + layer + ".attn.";
      checkpoint.matrix(p + "q.weight", HEADS * 5, MODEL).matrix(p + "k.weight", HEADS * 5, MODEL)
          .matrix(p + "v.weight", HEADS * 5, MODEL).matrix(p + "o.weight", MODEL, HEADS * 5);
    }
    return checkpoint;
  }

  private static InMemoryCheckpoint gpt2() {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("gpt2")
        .set("n_layer", LAYERS).set("n_head", HEADS).set("n_embd", MODEL).set("n_inner", MLP)
        .set("n_positions", CONTEXT).set("vocab_size", VOCABULARY)
        .matrix("wte.weight", VOCABULARY, MODEL)
        .matrix("wpe.weight", CONTEXT, MODEL);
    for (int layer = 0; layer < LAYERS; layer++) {
      String p = "h." + layer + ".";
      checkpoint.gain(p + "ln_1.weight", MODEL).bias(p + "ln_1.bias", MODEL)
          .matrix(p + "attn.c_attn.weight", MODEL, 3 * MODEL).bias(p + "attn.c_attn.bias", 3 * MODEL)
          .matrix(p + "attn.c_proj.weight", MODEL, MODEL).bias(p + "attn.c_proj.bias", MODEL)
          .gain(p + "ln_2.weight", MODEL).bias(p + "ln_2.bias", MODEL)
          .matrix(p + "mlp.c_fc.weight", MODEL, MLP).bias(p + "mlp.c_fc.bias", MLP)
          .matrix(p + "mlp.c_proj.weight", MLP, MODEL).bias(p + "mlp.c_proj.bias", MODEL);
    }
    return checkpoint.gain("ln_f.weight", MODEL).bias("ln_f.bias", MODEL);
  }

  private static InMemoryCheckpoint gptNeox(boolean parallel) {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("gpt_neox")
        .set("num_hidden_layers", LAYERS).set("num_attention_heads", HEADS).set("hidden_size", MODEL)
        .set("intermediate_size", MLP).set("vocab_size", VOCABULARY).set("max_position_embeddings", CONTEXT)
        .set("rotary_pct", 1).set("use_parallel_residual", parallel)
        .matrix("gpt_neox.embed_in.weight", VOCABULARY, MODEL);
    for (int layer = 0; layer < LAYERS; layer++) {
      String p = "gpt_neox.layers." + layer + ".";
      checkpoint.gain(p + "input_layernorm.weight", MODEL).bias(p + "input_layernorm.bias", MODEL)
          .matrix(p + "attention.query_key_value.weight", 3 * MODEL, MODEL)
          .bias(p + "attention.query_key_value.bias", 3 * MODEL)
          .matrix(p + "attention.dense.weight", MODEL, MODEL).bias(p + "attention.dense.bias", MODEL)
          .gain(p + "post_attention_layernorm.weight", MODEL).bias(p + "post_attention_layernorm.bias", MODEL)
          .matrix(p + "mlp.dense_h_to_4h.weight", MLP, MODEL).bias(p + "mlp.dense_h_to_4h.bias", MLP)
          .matrix(p + "mlp.dense_4h_to_h.weight", MODEL, MLP).bias(p + "mlp.dense_4h_to_h.bias", MODEL);
    }
    return checkpoint.gain("gpt_neox.final_layer_norm.weight", MODEL).bias("gpt_neox.final_layer_norm.bias", MODEL)
        .matrix("embed_out.weight", VOCABULARY, MODEL);
  }

  static CausalLM open(EmbeddedModel model) {
    return new InstalledModels(techniques().with(EmbeddedModel.class, "test", model)).load("test");
  }

  /** Opens a Hugging Face folder. */
  static CausalLM open(String folder) {
    return new InstalledModels(techniques()).load(folder);
  }

  private static FixedLeases techniques() {
    return new FixedLeases()
        .with(CheckpointFormat.class, "huggingface", new HuggingFaceFormat())
        .with(ModelArchitecture.class, "attention-only", new AttentionOnlyArchitecture())
        .with(ModelArchitecture.class, "llama", new LlamaArchitecture())
        .with(ModelArchitecture.class, "qwen2", new Qwen2Architecture())
        .with(ModelArchitecture.class, "gpt2", new Gpt2Architecture())
        .with(ModelArchitecture.class, "gpt_neox", new GptNeoxArchitecture());
  }
}
