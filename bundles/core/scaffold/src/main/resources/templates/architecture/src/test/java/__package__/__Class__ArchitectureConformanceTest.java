package ${package};

import static io.headframe.architecture.testing.ReferenceMath.attend;
import static io.headframe.architecture.testing.ReferenceMath.plus;
import static io.headframe.architecture.testing.ReferenceMath.row;
import static io.headframe.architecture.testing.ReferenceMath.times;

import io.headframe.architecture.testing.ArchitectureConformance;
import io.headframe.architecture.testing.InMemoryCheckpoint;

/** What every architecture must do: compute what {@link #reference} does, hook, change, differentiate and stage it. */
class ${Class}ArchitectureConformanceTest extends ArchitectureConformance {

  private static final int LAYERS = 2;
  private static final int HEADS = 3;
  private static final int WIDTH = 8;
  private static final int MODEL = 20;

  ${Class}ArchitectureConformanceTest() {
    super(new ${Class}Architecture(), "tied");
  }

  @Override
  protected InMemoryCheckpoint checkpoint(String variant) {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("${id}")
        .set("num_hidden_layers", LAYERS)
        .set("num_attention_heads", HEADS)
        .set("head_dim", WIDTH)
        .set("hidden_size", MODEL)
        .set("vocab_size", VOCABULARY)
        .set("max_position_embeddings", CONTEXT)
        .matrix("embed.weight", VOCABULARY, MODEL)
        .matrix("pos_embed.weight", CONTEXT, MODEL);
    for (int layer = 0; layer < LAYERS; layer++) {
      String prefix = "blocks." + layer + ".";
      checkpoint.matrix(prefix + "q.weight", HEADS * WIDTH, MODEL)
          .matrix(prefix + "k.weight", HEADS * WIDTH, MODEL)
          .matrix(prefix + "v.weight", HEADS * WIDTH, MODEL)
          .matrix(prefix + "o.weight", MODEL, HEADS * WIDTH);
    }
    return checkpoint;
  }

  /** In plain Java and double precision, one position after the other. */
  @Override
  protected double[][] reference(InMemoryCheckpoint weights, int[] tokens) {
    int length = tokens.length;
    double[][] x = new double[length][];
    for (int t = 0; t < length; t++) {
      x[t] = plus(row(weights.values("embed.weight"), tokens[t], MODEL),
          row(weights.values("pos_embed.weight"), t, MODEL));
    }
    for (int layer = 0; layer < LAYERS; layer++) {
      String prefix = "blocks." + layer + ".";
      double[][] keys = new double[length][];
      double[][] values = new double[length][];
      for (int t = 0; t < length; t++) {
        double[] query = times(weights.values(prefix + "q.weight"), x[t]);
        keys[t] = times(weights.values(prefix + "k.weight"), x[t]);
        values[t] = times(weights.values(prefix + "v.weight"), x[t]);
        double[] z = attend(query, keys, values, t, WIDTH, 1 / Math.sqrt(WIDTH));
        x[t] = plus(x[t], times(weights.values(prefix + "o.weight"), z));
      }
    }
    double[][] logits = new double[length][];
    for (int t = 0; t < length; t++) {
      logits[t] = times(weights.values("embed.weight"), x[t]);
    }
    return logits;
  }
}
