package io.headframe.architecture.attentiononly.internal;

import static io.headframe.architecture.testing.ReferenceMath.attend;
import static io.headframe.architecture.testing.ReferenceMath.plus;
import static io.headframe.architecture.testing.ReferenceMath.row;
import static io.headframe.architecture.testing.ReferenceMath.times;

import io.headframe.architecture.testing.ArchitectureConformance;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import org.junit.jupiter.api.Test;

class AttentionOnlyArchitectureTest extends ArchitectureConformance {

  private static final int LAYERS = 2;
  private static final int HEADS = 3;
  private static final int WIDTH = 8;
  private static final int MODEL = 20;

  AttentionOnlyArchitectureTest() {
    super(new AttentionOnlyArchitecture(), "untied");
  }

  @Override
  protected InMemoryCheckpoint checkpoint(String variant) {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("attention-only")
        .set("num_hidden_layers", LAYERS)
        .set("num_attention_heads", HEADS)
        .set("head_dim", WIDTH)
        .set("hidden_size", MODEL)
        .set("vocab_size", VOCABULARY)
        .set("max_position_embeddings", CONTEXT)
        .matrix("embed.weight", VOCABULARY, MODEL)
        .matrix("pos_embed.weight", CONTEXT, MODEL)
        .matrix("unembed.weight", VOCABULARY, MODEL);
    for (int layer = 0; layer < LAYERS; layer++) {
      String p = "blocks." + layer + ".attn.";
      checkpoint.matrix(p + "q.weight", HEADS * WIDTH, MODEL)
          .matrix(p + "k.weight", HEADS * WIDTH, MODEL)
          .matrix(p + "v.weight", HEADS * WIDTH, MODEL)
          .matrix(p + "o.weight", MODEL, HEADS * WIDTH);
    }
    return checkpoint;
  }

  @Override
  protected double[][] reference(InMemoryCheckpoint w, int[] tokens) {
    int n = tokens.length;
    double[][] x = new double[n][];
    for (int t = 0; t < n; t++) {
      x[t] = plus(row(w.values("embed.weight"), tokens[t], MODEL), row(w.values("pos_embed.weight"), t, MODEL));
    }
    for (int layer = 0; layer < LAYERS; layer++) {
      String p = "blocks." + layer + ".attn.";
      double[][] keys = new double[n][];
      double[][] values = new double[n][];
      for (int t = 0; t < n; t++) {
        double[] q = times(w.values(p + "q.weight"), x[t]);
        keys[t] = times(w.values(p + "k.weight"), x[t]);
        values[t] = times(w.values(p + "v.weight"), x[t]);
        double[] z = attend(q, keys, values, t, WIDTH, 1 / Math.sqrt(WIDTH));
        x[t] = plus(x[t], times(w.values(p + "o.weight"), z));
      }
    }
    double[][] logits = new double[n][];
    for (int t = 0; t < n; t++) {
      logits[t] = times(w.values("unembed.weight"), x[t]);
    }
    return logits;
  }

  @Test
  void missingField_isNamed() {
    InMemoryCheckpoint checkpoint = checkpoint();
    checkpoint.config().remove("head_dim");
    assertRefused(checkpoint, "HF-MODEL-004", "head_dim", "nothing", "a positive integer");
  }
}
