package io.headframe.architecture.gptneox.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.transformer.ActivationFunction;
import io.headframe.core.transformer.ArchitectureHealth;
import io.headframe.core.transformer.Attention;
import io.headframe.core.transformer.Block;
import io.headframe.core.transformer.CheckpointConfig;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.DenseFeedForward;
import io.headframe.core.transformer.LayerNorm;
import io.headframe.core.transformer.Linear;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.RotaryConfig;
import io.headframe.core.transformer.Rotation;
import io.headframe.core.transformer.TokenEmbedding;
import io.headframe.core.transformer.Weights;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * GPT-NeoX and Pythia: rotary positions on a share of each head, attention and feed-forward in parallel or in sequence,
 * LayerNorm, biases, and an unembedding of its own unless the configuration says otherwise. Black et al.,
 * "GPT-NeoX-20B" (2022), arXiv 2204.06745, with the names of Hugging Face's {@code GPTNeoXForCausalLM}.
 */
@Component
@Technique(id = "gpt_neox")
public final class GptNeoxArchitecture implements ModelArchitecture, HealthCheck {

  private static final String ROOT = "gpt_neox.";

  @Override
  public Decoder assemble(CheckpointConfig config, Weights weights) {
    ModelConfig sizes = sizes(config);
    double epsilon = config.number("layer_norm_eps", 1e-5);
    boolean parallel = config.flag("use_parallel_residual", true);
    boolean attentionBiases = config.flag("attention_bias", true);
    ActivationFunction function = ActivationFunction.read(config, "hidden_act", "gelu");
    Rotation rotation = RotaryConfig.read(config, sizes.headWidth(), "rotary_emb_base", "rotary_pct", 0.25);

    int model = sizes.modelWidth();
    NDArray embedding = weights.get(ROOT + "embed_in.weight", sizes.vocabularySize(), model);
    List<Block> blocks = new ArrayList<>();
    for (int layer = 0; layer < sizes.layers(); layer++) {
      String prefix = ROOT + "layers." + layer + ".";
      blocks.add(new Block(
          norm(weights, prefix + "input_layernorm", model, epsilon),
          attention(weights, prefix + "attention.", sizes, rotation, attentionBiases),
          norm(weights, prefix + "post_attention_layernorm", model, epsilon),
          new DenseFeedForward(
              linear(weights, prefix + "mlp.dense_h_to_4h", sizes.mlpWidth(), model, true),
              function,
              linear(weights, prefix + "mlp.dense_4h_to_h", model, sizes.mlpWidth(), true)),
          parallel));
    }
    boolean tied = config.flag("tie_word_embeddings", false);
    NDArray unembedding = tied ? embedding : weights.get("embed_out.weight", sizes.vocabularySize(), model);
    return new Decoder(sizes, new TokenEmbedding(embedding, null), blocks,
        norm(weights, ROOT + "final_layer_norm", model, epsilon), new Linear(unembedding, null));
  }

  @Override
  public void checkHealth(Run run) {
    new ArchitectureHealth(this, """
        {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 3,
         "vocab_size": 5, "max_position_embeddings": 8, "rotary_pct": 0.5}
        """, """
        gpt_neox.embed_in.weight 5 8
        gpt_neox.layers.0.input_layernorm.weight 8
        gpt_neox.layers.0.input_layernorm.bias 8
        gpt_neox.layers.0.attention.query_key_value.weight 24 8
        gpt_neox.layers.0.attention.query_key_value.bias 24
        gpt_neox.layers.0.attention.dense.weight 8 8
        gpt_neox.layers.0.attention.dense.bias 8
        gpt_neox.layers.0.post_attention_layernorm.weight 8
        gpt_neox.layers.0.post_attention_layernorm.bias 8
        gpt_neox.layers.0.mlp.dense_h_to_4h.weight 3 8
        gpt_neox.layers.0.mlp.dense_h_to_4h.bias 3
        gpt_neox.layers.0.mlp.dense_4h_to_h.weight 8 3
        gpt_neox.layers.0.mlp.dense_4h_to_h.bias 8
        gpt_neox.final_layer_norm.weight 8
        gpt_neox.final_layer_norm.bias 8
        embed_out.weight 5 8
        """).check(run);
  }

  private static ModelConfig sizes(CheckpointConfig config) {
    int model = config.size("hidden_size");
    int heads = config.size("num_attention_heads");
    if (model % heads != 0) {
      throw config.wrong("num_attention_heads", "a divisor of hidden_size (" + model + ")");
    }
    return new ModelConfig("gpt_neox", config.size("num_hidden_layers"), heads, heads, model, model / heads,
        config.size("intermediate_size"), config.size("vocab_size"), config.size("max_position_embeddings", 2048));
  }

  private static Attention attention(
      Weights weights, String prefix, ModelConfig sizes, Rotation rotation, boolean biased) {
    Linear[] projections = FusedProjection.split(weights, prefix + "query_key_value", sizes, biased);
    int model = sizes.modelWidth();
    return new Attention(sizes.heads(), sizes.heads(), sizes.headWidth(),
        projections[0], projections[1], projections[2],
        linear(weights, prefix + "dense", model, model, biased), rotation);
  }

  private static LayerNorm norm(Weights weights, String name, int model, double epsilon) {
    return new LayerNorm(weights.get(name + ".weight", model), weights.get(name + ".bias", model), epsilon);
  }

  private static Linear linear(Weights weights, String name, int out, int in, boolean biased) {
    return new Linear(weights.get(name + ".weight", out, in), biased ? weights.get(name + ".bias", out) : null);
  }
}
