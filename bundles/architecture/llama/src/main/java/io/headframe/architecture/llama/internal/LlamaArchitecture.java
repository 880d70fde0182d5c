package io.headframe.architecture.llama.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.core.method.Technique;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.transformer.Attention;
import io.headframe.core.transformer.Block;
import io.headframe.core.transformer.CheckpointConfig;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.GatedFeedForward;
import io.headframe.core.transformer.Linear;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.RmsNorm;
import io.headframe.core.transformer.Rotation;
import io.headframe.core.transformer.TokenEmbedding;
import io.headframe.core.transformer.Weights;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * The Llama family: RMSNorm before each part, rotary positions, grouped-query attention, gated feed-forward, and an
 * unembedding that may share the embedding's weights. Touvron et al., "LLaMA" (2023), arXiv 2302.13971, with the names
 * of Hugging Face's {@code LlamaForCausalLM}.
 */
@Component
@Technique(id = "llama")
public final class LlamaArchitecture implements ModelArchitecture {

  @Override
  public Decoder assemble(CheckpointConfig config, Weights weights) {
    ModelConfig sizes = sizes(config);
    double epsilon = config.number("rms_norm_eps", 1e-6);
    if (!"silu".equals(config.text("hidden_act", "silu"))) {
      throw config.wrong("hidden_act", "silu");
    }
    Rotation rotation = RotaryConfig.read(config, sizes.headWidth());

    int model = sizes.modelWidth();
    boolean tied = config.flag("tie_word_embeddings", false);
    NDArray embedding = weights.get("model.embed_tokens.weight", sizes.vocabularySize(), model);
    List<Block> blocks = new ArrayList<>();
    for (int layer = 0; layer < sizes.layers(); layer++) {
      blocks.add(block("model.layers." + layer + ".", sizes, epsilon, rotation, weights));
    }
    NDArray unembedding = tied ? embedding : weights.get("lm_head.weight", sizes.vocabularySize(), model);
    return new Decoder(sizes, new TokenEmbedding(embedding, null), blocks,
        new RmsNorm(weights.get("model.norm.weight", model), epsilon), new Linear(unembedding, null));
  }

  private static ModelConfig sizes(CheckpointConfig config) {
    int model = config.size("hidden_size");
    int heads = config.size("num_attention_heads");
    int keyValueHeads = config.size("num_key_value_heads", heads);
    if (heads % keyValueHeads != 0) {
      throw config.wrong("num_key_value_heads", "a divisor of num_attention_heads (" + heads + ")");
    }
    if (!config.has("head_dim") && model % heads != 0) {
      throw config.wrong("num_attention_heads", "a divisor of hidden_size (" + model + ")");
    }
    return new ModelConfig("llama", config.size("num_hidden_layers"), heads, keyValueHeads, model,
        config.size("head_dim", model / heads), config.size("intermediate_size"), config.size("vocab_size"),
        config.size("max_position_embeddings", 2048));
  }

  private static Block block(String prefix, ModelConfig sizes, double epsilon, Rotation rotation, Weights weights) {
    int model = sizes.modelWidth();
    int queries = sizes.heads() * sizes.headWidth();
    int keys = sizes.keyValueHeads() * sizes.headWidth();
    Attention attention = new Attention(sizes.heads(), sizes.keyValueHeads(), sizes.headWidth(),
        linear(weights, prefix + "self_attn.q_proj", queries, model),
        linear(weights, prefix + "self_attn.k_proj", keys, model),
        linear(weights, prefix + "self_attn.v_proj", keys, model),
        linear(weights, prefix + "self_attn.o_proj", model, queries),
        rotation);
    GatedFeedForward feedForward = new GatedFeedForward(
        linear(weights, prefix + "mlp.gate_proj", sizes.mlpWidth(), model),
        linear(weights, prefix + "mlp.up_proj", sizes.mlpWidth(), model),
        linear(weights, prefix + "mlp.down_proj", model, sizes.mlpWidth()));
    return new Block(
        new RmsNorm(weights.get(prefix + "input_layernorm.weight", model), epsilon),
        attention,
        new RmsNorm(weights.get(prefix + "post_attention_layernorm.weight", model), epsilon),
        feedForward);
  }

  private static Linear linear(Weights weights, String name, int out, int in) {
    NDArray bias = weights.has(name + ".bias") ? weights.get(name + ".bias", out) : null;
    return new Linear(weights.get(name + ".weight", out, in), bias);
  }
}
