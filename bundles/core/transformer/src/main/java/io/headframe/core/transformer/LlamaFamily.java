package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.ModelConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * What Llama and its descendants have in common: RMSNorm before each part, rotary positions, grouped-query attention,
 * a gated feed-forward part, and an unembedding that may share the embedding's weights. Touvron et al., "LLaMA" (2023),
 * arXiv 2302.13971, with the fields and tensor names of Hugging Face's {@code LlamaForCausalLM}. Immutable.
 */
public final class LlamaFamily {

  private final String architecture;
  private final int defaultContext;

  /**
   * @param architecture the id of the architecture
   * @param defaultContext the context where {@code max_position_embeddings} is not there
   */
  public LlamaFamily(String architecture, int defaultContext) {
    this.architecture = architecture;
    this.defaultContext = defaultContext;
  }

  /**
   * Assembles the parts.
   *
   * @param queryKeyValueBiases whether queries, keys and values must have biases; other projections, and these where
   *     they need none, have the biases that the checkpoint has
   * @throws io.headframe.core.error.HeadframeException if a field or a tensor is missing or wrong
   */
  public Decoder assemble(CheckpointConfig config, Weights weights, boolean queryKeyValueBiases) {
    ModelConfig sizes = sizes(config);
    double epsilon = config.number("rms_norm_eps", 1e-6);
    if (!"silu".equals(config.text("hidden_act", "silu"))) {
      throw config.unsupported("hidden_act", "silu");
    }
    Rotation rotation = RotaryConfig.read(config, sizes.headWidth());

    int model = sizes.modelWidth();
    boolean tied = config.flag("tie_word_embeddings", false);
    NDArray embedding = weights.get("model.embed_tokens.weight", sizes.vocabularySize(), model);
    List<Block> blocks = new ArrayList<>();
    for (int layer = 0; layer < sizes.layers(); layer++) {
      String prefix = "model.layers." + layer + ".";
      blocks.add(new Block(
          new RmsNorm(weights.get(prefix + "input_layernorm.weight", model), epsilon),
          attention(prefix + "self_attn.", sizes, rotation, weights, queryKeyValueBiases),
          new RmsNorm(weights.get(prefix + "post_attention_layernorm.weight", model), epsilon),
          feedForward(prefix + "mlp.", sizes, weights)));
    }
    NDArray unembedding = tied ? embedding : weights.get("lm_head.weight", sizes.vocabularySize(), model);
    return new Decoder(sizes, new TokenEmbedding(embedding, null), blocks,
        new RmsNorm(weights.get("model.norm.weight", model), epsilon), new Linear(unembedding, null));
  }

  private ModelConfig sizes(CheckpointConfig config) {
    int model = config.size("hidden_size");
    int heads = config.size("num_attention_heads");
    int keyValueHeads = config.size("num_key_value_heads", heads);
    if (heads % keyValueHeads != 0) {
      throw config.wrong("num_key_value_heads", "a divisor of num_attention_heads (" + heads + ")");
    }
    if (!config.has("head_dim") && model % heads != 0) {
      throw config.wrong("num_attention_heads", "a divisor of hidden_size (" + model + ")");
    }
    return new ModelConfig(architecture, config.size("num_hidden_layers"), heads, keyValueHeads, model,
        config.size("head_dim", model / heads), config.size("intermediate_size"), config.size("vocab_size"),
        config.size("max_position_embeddings", defaultContext));
  }

  private static Attention attention(
      String prefix, ModelConfig sizes, Rotation rotation, Weights weights, boolean queryKeyValueBiases) {
    int model = sizes.modelWidth();
    int queries = sizes.heads() * sizes.headWidth();
    int keys = sizes.keyValueHeads() * sizes.headWidth();
    return new Attention(sizes.heads(), sizes.keyValueHeads(), sizes.headWidth(),
        linear(weights, prefix + "q_proj", queries, model, queryKeyValueBiases),
        linear(weights, prefix + "k_proj", keys, model, queryKeyValueBiases),
        linear(weights, prefix + "v_proj", keys, model, queryKeyValueBiases),
        linear(weights, prefix + "o_proj", model, queries, false),
        rotation);
  }

  private static GatedFeedForward feedForward(String prefix, ModelConfig sizes, Weights weights) {
    int model = sizes.modelWidth();
    return new GatedFeedForward(
        linear(weights, prefix + "gate_proj", sizes.mlpWidth(), model, false),
        linear(weights, prefix + "up_proj", sizes.mlpWidth(), model, false),
        linear(weights, prefix + "down_proj", model, sizes.mlpWidth(), false));
  }

  private static Linear linear(Weights weights, String name, int out, int in, boolean needsBias) {
    NDArray weight = weights.get(name + ".weight", out, in);
    boolean biased = needsBias || weights.has(name + ".bias");
    return new Linear(weight, biased ? weights.get(name + ".bias", out) : null);
  }
}
