package ${package};

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
 * Attention alone, with an unembedding that is the embedding. A decoder for n tokens computes x = E[tokens] + P[0 …
 * n − 1], then x ← x + attention(x) in each layer, then x Eᵀ; no norms, no feed-forward parts, no biases. With d the
 * width of the stream, the tensors are {@code embed.weight} [vocabulary, d], {@code pos_embed.weight} [position, d],
 * {@code blocks.{i}.{q,k,v}.weight} [heads · head width, d] and {@code blocks.{i}.o.weight} [d, heads · head width].
 *
 * <p>Elhage et al., "A Mathematical Framework for Transformer Circuits" (2021), study models of this kind.
 */
@Component
@Technique(id = "${id}")
public final class ${Class}Architecture implements ModelArchitecture, HealthCheck {

  @Override
  public Decoder assemble(CheckpointConfig config, Weights weights) {
    int heads = config.size("num_attention_heads");
    int width = config.size("head_dim");
    ModelConfig sizes = new ModelConfig("${id}", config.size("num_hidden_layers"), heads, heads,
        config.size("hidden_size"), width, 0, config.size("vocab_size"), config.size("max_position_embeddings"));
    int model = sizes.modelWidth();
    long inside = (long) heads * width;
    NDArray tokens = weights.get("embed.weight", sizes.vocabularySize(), model);
    NDArray positions = weights.get("pos_embed.weight", sizes.contextLength(), model);
    List<Block> blocks = new ArrayList<>();
    for (int layer = 0; layer < sizes.layers(); layer++) {
      String prefix = "blocks." + layer + ".";
      Attention attention = new Attention(heads, heads, width,
          new Linear(weights.get(prefix + "q.weight", inside, model), null),
          new Linear(weights.get(prefix + "k.weight", inside, model), null),
          new Linear(weights.get(prefix + "v.weight", inside, model), null),
          new Linear(weights.get(prefix + "o.weight", model, inside), null),
          null);
      blocks.add(new Block(null, attention, null, null));
    }
    return new Decoder(sizes, new TokenEmbedding(tokens, positions), blocks, null, new Linear(tokens, null));
  }

  @Override
  public void checkHealth(Run run) {
    new ArchitectureHealth(this, """
        {"num_hidden_layers": 1, "num_attention_heads": 2, "head_dim": 3, "hidden_size": 4, "vocab_size": 5,
         "max_position_embeddings": 8}
        """, """
        embed.weight 5 4
        pos_embed.weight 8 4
        blocks.0.q.weight 6 4
        blocks.0.k.weight 6 4
        blocks.0.v.weight 6 4
        blocks.0.o.weight 4 6
        """).check(run);
  }
}
