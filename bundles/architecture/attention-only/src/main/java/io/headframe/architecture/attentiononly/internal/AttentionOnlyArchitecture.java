package io.headframe.architecture.attentiononly.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.transformer.ArchitectureHealth;
import io.headframe.core.transformer.Attention;
import io.headframe.core.transformer.Block;
import io.headframe.core.transformer.CheckpointConfig;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.Linear;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.TokenEmbedding;
import io.headframe.core.transformer.Weights;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Attention alone: token and learned position embeddings, attention layers that add to the residual stream, and an
 * unembedding; no normalisation, no feed-forward part, no biases. The models of Elhage et al., "A Mathematical
 * Framework for Transformer Circuits" (2021), are of this kind. Tensors: {@code embed.weight} [vocabulary, model],
 * {@code pos_embed.weight} [position, model], {@code blocks.{i}.attn.{q,k,v}.weight} [heads · head width, model],
 * {@code blocks.{i}.attn.o.weight} [model, heads · head width], {@code unembed.weight} [vocabulary, model].
 */
@Component
@Technique(id = "attention-only")
public final class AttentionOnlyArchitecture implements ModelArchitecture, HealthCheck {

  @Override
  public Decoder assemble(CheckpointConfig config, Weights weights) {
    int heads = config.size("num_attention_heads");
    int width = config.size("head_dim");
    ModelConfig sizes = new ModelConfig("attention-only", config.size("num_hidden_layers"), heads, heads,
        config.size("hidden_size"), width, 0, config.size("vocab_size"), config.size("max_position_embeddings"));
    int model = sizes.modelWidth();
    NDArray tokens = weights.get("embed.weight", sizes.vocabularySize(), model);
    NDArray positions = weights.get("pos_embed.weight", sizes.contextLength(), model);
    List<Block> blocks = new ArrayList<>();
    for (int layer = 0; layer < sizes.layers(); layer++) {
      String prefix = "blocks." + layer + ".attn.";
      Attention attention = new Attention(heads, heads, width,
          new Linear(weights.get(prefix + "q.weight", (long) heads * width, model), null),
          new Linear(weights.get(prefix + "k.weight", (long) heads * width, model), null),
          new Linear(weights.get(prefix + "v.weight", (long) heads * width, model), null),
          new Linear(weights.get(prefix + "o.weight", model, (long) heads * width), null),
          null);
      blocks.add(new Block(null, attention, null, null));
    }
    Linear unembedding = new Linear(weights.get("unembed.weight", sizes.vocabularySize(), model), null);
    return new Decoder(sizes, new TokenEmbedding(tokens, positions), blocks, null, unembedding);
  }

  @Override
  public void checkHealth(Run run) {
    new ArchitectureHealth(this, """
        {"hidden_size": 4, "num_hidden_layers": 1, "num_attention_heads": 2, "head_dim": 3, "vocab_size": 5,
         "max_position_embeddings": 8}
        """, """
        embed.weight 5 4
        pos_embed.weight 8 4
        blocks.0.attn.q.weight 6 4
        blocks.0.attn.k.weight 6 4
        blocks.0.attn.v.weight 6 4
        blocks.0.attn.o.weight 4 6
        unembed.weight 5 4
        """).check(run);
  }
}
