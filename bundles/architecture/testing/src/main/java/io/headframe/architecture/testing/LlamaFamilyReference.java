package io.headframe.architecture.testing;

import static io.headframe.architecture.testing.ReferenceMath.attend;
import static io.headframe.architecture.testing.ReferenceMath.plus;
import static io.headframe.architecture.testing.ReferenceMath.rmsNorm;
import static io.headframe.architecture.testing.ReferenceMath.rotate;
import static io.headframe.architecture.testing.ReferenceMath.row;
import static io.headframe.architecture.testing.ReferenceMath.silu;
import static io.headframe.architecture.testing.ReferenceMath.times;

/** Random checkpoints of Llama and its descendants, and an independent forward pass of them. */
public final class LlamaFamilyReference {

  private static final int MODEL = 32;
  private static final int HEADS = 4;
  private static final int KEY_VALUE_HEADS = 2;
  private static final int WIDTH = 10;
  private static final int MLP = 48;
  private static final int LAYERS = 3;
  private static final double BASE = 500;
  private static final double EPSILON = 1e-5;

  private LlamaFamilyReference() {}

  /** A small checkpoint whose heads are wider than the model divided by their number. */
  public static InMemoryCheckpoint checkpoint(String modelType, boolean tied, boolean queryKeyValueBiases) {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint(modelType)
        .set("hidden_size", MODEL)
        .set("num_attention_heads", HEADS)
        .set("num_key_value_heads", KEY_VALUE_HEADS)
        .set("head_dim", WIDTH)
        .set("intermediate_size", MLP)
        .set("num_hidden_layers", LAYERS)
        .set("vocab_size", ArchitectureConformance.VOCABULARY)
        .set("max_position_embeddings", ArchitectureConformance.CONTEXT)
        .set("rms_norm_eps", EPSILON)
        .set("rope_theta", BASE)
        .set("tie_word_embeddings", tied)
        .matrix("model.embed_tokens.weight", ArchitectureConformance.VOCABULARY, MODEL);
    for (int layer = 0; layer < LAYERS; layer++) {
      String p = "model.layers." + layer + ".";
      checkpoint.gain(p + "input_layernorm.weight", MODEL)
          .matrix(p + "self_attn.q_proj.weight", HEADS * WIDTH, MODEL)
          .matrix(p + "self_attn.k_proj.weight", KEY_VALUE_HEADS * WIDTH, MODEL)
          .matrix(p + "self_attn.v_proj.weight", KEY_VALUE_HEADS * WIDTH, MODEL)
          .matrix(p + "self_attn.o_proj.weight", MODEL, HEADS * WIDTH)
          .gain(p + "post_attention_layernorm.weight", MODEL)
          .matrix(p + "mlp.gate_proj.weight", MLP, MODEL)
          .matrix(p + "mlp.up_proj.weight", MLP, MODEL)
          .matrix(p + "mlp.down_proj.weight", MODEL, MLP);
      if (queryKeyValueBiases) {
        checkpoint.bias(p + "self_attn.q_proj.bias", HEADS * WIDTH)
            .bias(p + "self_attn.k_proj.bias", KEY_VALUE_HEADS * WIDTH)
            .bias(p + "self_attn.v_proj.bias", KEY_VALUE_HEADS * WIDTH);
      }
    }
    checkpoint.gain("model.norm.weight", MODEL);
    return tied ? checkpoint : checkpoint.matrix("lm_head.weight", ArchitectureConformance.VOCABULARY, MODEL);
  }

  /**
   * Logits of a checkpoint that {@link #checkpoint} made: [position][vocabulary].
   *
   * @param adjacentPairs whether neighbours are rotated together
   */
  public static double[][] logits(InMemoryCheckpoint checkpoint, int[] tokens, boolean adjacentPairs) {
    int n = tokens.length;
    double[][] x = new double[n][];
    for (int t = 0; t < n; t++) {
      x[t] = row(checkpoint.values("model.embed_tokens.weight"), tokens[t], MODEL);
    }
    for (int layer = 0; layer < LAYERS; layer++) {
      String p = "model.layers." + layer + ".";
      double[][] keys = new double[n][];
      double[][] values = new double[n][];
      for (int t = 0; t < n; t++) {
        double[] h = rmsNorm(x[t], checkpoint.values(p + "input_layernorm.weight"), EPSILON);
        double[] q = rotate(
            projected(checkpoint, p + "self_attn.q_proj", h), t, WIDTH, WIDTH, BASE, adjacentPairs);
        keys[t] = rotate(projected(checkpoint, p + "self_attn.k_proj", h), t, WIDTH, WIDTH, BASE, adjacentPairs);
        values[t] = projected(checkpoint, p + "self_attn.v_proj", h);
        double[] z = attend(q, keys, values, t, WIDTH, 1 / Math.sqrt(WIDTH));
        x[t] = plus(x[t], projected(checkpoint, p + "self_attn.o_proj", z));
      }
      for (int t = 0; t < n; t++) {
        double[] h = rmsNorm(x[t], checkpoint.values(p + "post_attention_layernorm.weight"), EPSILON);
        double[] gate = projected(checkpoint, p + "mlp.gate_proj", h);
        double[] up = projected(checkpoint, p + "mlp.up_proj", h);
        for (int i = 0; i < gate.length; i++) {
          gate[i] = silu(gate[i]) * up[i];
        }
        x[t] = plus(x[t], projected(checkpoint, p + "mlp.down_proj", gate));
      }
    }
    boolean tied = checkpoint.config().get("tie_word_embeddings").getAsBoolean();
    float[] unembedding = checkpoint.values(tied ? "model.embed_tokens.weight" : "lm_head.weight");
    double[][] logits = new double[n][];
    for (int t = 0; t < n; t++) {
      logits[t] = times(unembedding, rmsNorm(x[t], checkpoint.values("model.norm.weight"), EPSILON));
    }
    return logits;
  }

  private static double[] projected(InMemoryCheckpoint checkpoint, String name, double[] x) {
    double[] y = times(checkpoint.values(name + ".weight"), x);
    float[] bias = checkpoint.values(name + ".bias");
    return bias == null ? y : plus(y, bias);
  }
}
