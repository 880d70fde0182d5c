package io.headframe.architecture.gpt2.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
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
import io.headframe.core.transformer.TokenEmbedding;
import io.headframe.core.transformer.Weights;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * GPT-2: learned positions, LayerNorm before each part, attention and an ungated feed-forward part with biases, and an
 * unembedding that shares the embedding's weights unless the configuration says otherwise. Radford et al., "Language
 * Models are Unsupervised Multitask Learners" (2019), with the names of Hugging Face's {@code GPT2LMHeadModel}, with
 * and without the prefix {@code transformer.}. Weights of projections are stored as [in, out] (Conv1D); queries, keys
 * and values are side by side in {@code c_attn}.
 */
@Component
@Technique(id = "gpt2")
public final class Gpt2Architecture implements ModelArchitecture, HealthCheck {

  @Override
  public Decoder assemble(CheckpointConfig config, Weights weights) {
    ModelConfig sizes = sizes(config);
    if (config.flag("scale_attn_by_inverse_layer_idx", false)) {
      throw config.unsupported("scale_attn_by_inverse_layer_idx", "false (scores of one scale in every layer)");
    }
    double scale = config.flag("scale_attn_weights", true) ? 1 / Math.sqrt(sizes.headWidth()) : 1;
    double epsilon = config.number("layer_norm_epsilon", 1e-5);
    ActivationFunction function = ActivationFunction.read(config, "activation_function", "gelu_new");

    String root = weights.has("wte.weight") ? "" : "transformer.";
    int model = sizes.modelWidth();
    NDArray tokens = weights.get(root + "wte.weight", sizes.vocabularySize(), model);
    NDArray positions = weights.get(root + "wpe.weight", sizes.contextLength(), model);
    List<Block> blocks = new ArrayList<>();
    for (int layer = 0; layer < sizes.layers(); layer++) {
      String prefix = root + "h." + layer + ".";
      blocks.add(new Block(
          norm(weights, prefix + "ln_1", model, epsilon),
          attention(weights, prefix + "attn.", sizes, scale),
          norm(weights, prefix + "ln_2", model, epsilon),
          new DenseFeedForward(
              linear(weights, prefix + "mlp.c_fc", model, sizes.mlpWidth()),
              function,
              linear(weights, prefix + "mlp.c_proj", sizes.mlpWidth(), model))));
    }
    boolean tied = config.flag("tie_word_embeddings", true);
    NDArray unembedding = tied ? tokens : weights.get("lm_head.weight", sizes.vocabularySize(), model);
    return new Decoder(sizes, new TokenEmbedding(tokens, positions), blocks,
        norm(weights, root + "ln_f", model, epsilon), new Linear(unembedding, null));
  }

  @Override
  public void checkHealth(Run run) {
    new ArchitectureHealth(this, """
        {"n_embd": 4, "n_layer": 1, "n_head": 2, "vocab_size": 5, "n_positions": 8}
        """, """
        transformer.wte.weight 5 4
        transformer.wpe.weight 8 4
        transformer.h.0.ln_1.weight 4
        transformer.h.0.ln_1.bias 4
        transformer.h.0.attn.c_attn.weight 4 12
        transformer.h.0.attn.c_attn.bias 12
        transformer.h.0.attn.c_proj.weight 4 4
        transformer.h.0.attn.c_proj.bias 4
        transformer.h.0.ln_2.weight 4
        transformer.h.0.ln_2.bias 4
        transformer.h.0.mlp.c_fc.weight 4 16
        transformer.h.0.mlp.c_fc.bias 16
        transformer.h.0.mlp.c_proj.weight 16 4
        transformer.h.0.mlp.c_proj.bias 4
        transformer.ln_f.weight 4
        transformer.ln_f.bias 4
        """).check(run);
  }

  private static ModelConfig sizes(CheckpointConfig config) {
    int model = config.size("n_embd");
    int heads = config.size("n_head");
    if (model % heads != 0) {
      throw config.wrong("n_head", "a divisor of n_embd (" + model + ")");
    }
    int context = config.size(config.has("n_positions") ? "n_positions" : "n_ctx");
    return new ModelConfig("gpt2", config.size("n_layer"), heads, heads, model, model / heads,
        config.size("n_inner", 4 * model), config.size("vocab_size"), context);
  }

  private static Attention attention(Weights weights, String prefix, ModelConfig sizes, double scale) {
    int model = sizes.modelWidth();
    NDList biases = weights.get(prefix + "c_attn.bias", 3L * model).split(3);
    try (NDArray fused = weights.get(prefix + "c_attn.weight", model, 3L * model)) {
      NDList parts = fused.split(3, 1);
      return new Attention(sizes.heads(), sizes.heads(), sizes.headWidth(),
          Linear.ofTurned(parts.get(0), biases.get(0)),
          Linear.ofTurned(parts.get(1), biases.get(1)),
          Linear.ofTurned(parts.get(2), biases.get(2)),
          linear(weights, prefix + "c_proj", model, model),
          null, scale);
    }
  }

  private static LayerNorm norm(Weights weights, String name, int model, double epsilon) {
    return new LayerNorm(weights.get(name + ".weight", model), weights.get(name + ".bias", model), epsilon);
  }

  private static Linear linear(Weights weights, String name, int in, int out) {
    return Linear.ofTurned(weights.get(name + ".weight", in, out), weights.get(name + ".bias", out));
  }
}
