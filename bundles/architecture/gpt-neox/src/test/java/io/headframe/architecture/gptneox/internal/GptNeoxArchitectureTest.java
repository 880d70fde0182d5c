package io.headframe.architecture.gptneox.internal;

import static io.headframe.architecture.testing.ReferenceMath.attend;
import static io.headframe.architecture.testing.ReferenceMath.layerNorm;
import static io.headframe.architecture.testing.ReferenceMath.plus;
import static io.headframe.architecture.testing.ReferenceMath.rotate;
import static io.headframe.architecture.testing.ReferenceMath.row;
import static io.headframe.architecture.testing.ReferenceMath.times;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import io.headframe.architecture.testing.ArchitectureConformance;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.architecture.testing.ReferenceMath;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.HookSites;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GptNeoxArchitectureTest extends ArchitectureConformance {

  private static final int LAYERS = 3;
  private static final int HEADS = 3;
  private static final int WIDTH = 12;
  private static final int MODEL = HEADS * WIDTH;
  private static final int MLP = 50;
  private static final double BASE = 300;
  private static final double EPSILON = 1e-4;

  GptNeoxArchitectureTest() {
    super(new GptNeoxArchitecture(),
        "parallel", "in sequence", "parallel, tied", "in sequence, whole heads rotated", "parallel, without biases");
  }

  @Override
  protected String attentionBias(int layer) {
    return "gpt_neox.layers." + layer + ".attention.dense.bias";
  }

  @Override
  protected InMemoryCheckpoint checkpoint(String variant) {
    boolean biases = !variant.endsWith("without biases");
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("gpt_neox")
        .set("num_hidden_layers", LAYERS)
        .set("num_attention_heads", HEADS)
        .set("hidden_size", MODEL)
        .set("intermediate_size", MLP)
        .set("vocab_size", VOCABULARY)
        .set("max_position_embeddings", CONTEXT)
        .set("layer_norm_eps", EPSILON)
        .set("rotary_emb_base", BASE)
        .set("rotary_pct", variant.contains("whole heads") ? 1 : 0.34)
        .set("use_parallel_residual", variant.startsWith("parallel"))
        .set("attention_bias", biases)
        .matrix("gpt_neox.embed_in.weight", VOCABULARY, MODEL);
    for (int layer = 0; layer < LAYERS; layer++) {
      String p = "gpt_neox.layers." + layer + ".";
      checkpoint.gain(p + "input_layernorm.weight", MODEL).bias(p + "input_layernorm.bias", MODEL)
          .matrix(p + "attention.query_key_value.weight", 3 * MODEL, MODEL)
          .matrix(p + "attention.dense.weight", MODEL, MODEL)
          .gain(p + "post_attention_layernorm.weight", MODEL).bias(p + "post_attention_layernorm.bias", MODEL)
          .matrix(p + "mlp.dense_h_to_4h.weight", MLP, MODEL).bias(p + "mlp.dense_h_to_4h.bias", MLP)
          .matrix(p + "mlp.dense_4h_to_h.weight", MODEL, MLP).bias(p + "mlp.dense_4h_to_h.bias", MODEL);
      if (biases) {
        checkpoint.bias(p + "attention.query_key_value.bias", 3 * MODEL).bias(p + "attention.dense.bias", MODEL);
      }
    }
    checkpoint.gain("gpt_neox.final_layer_norm.weight", MODEL).bias("gpt_neox.final_layer_norm.bias", MODEL);
    return variant.endsWith("tied")
        ? checkpoint.set("tie_word_embeddings", true)
        : checkpoint.matrix("embed_out.weight", VOCABULARY, MODEL);
  }

  @Override
  protected double[][] reference(InMemoryCheckpoint w, int[] tokens) {
    boolean parallel = w.config().get("use_parallel_residual").getAsBoolean();
    int turned = w.config().get("rotary_pct").getAsDouble() == 1 ? 12 : 4;
    int n = tokens.length;
    double[][] x = new double[n][];
    for (int t = 0; t < n; t++) {
      x[t] = row(w.values("gpt_neox.embed_in.weight"), tokens[t], MODEL);
    }
    for (int layer = 0; layer < LAYERS; layer++) {
      String p = "gpt_neox.layers." + layer + ".";
      double[][] keys = new double[n][MODEL];
      double[][] values = new double[n][MODEL];
      for (int t = 0; t < n; t++) {
        double[] qkv = projected(w, p + "attention.query_key_value", norm(w, p + "input_layernorm", x[t]));
        double[] q = new double[MODEL];
        for (int head = 0; head < HEADS; head++) {
          System.arraycopy(qkv, head * 3 * WIDTH, q, head * WIDTH, WIDTH);
          System.arraycopy(qkv, (head * 3 + 1) * WIDTH, keys[t], head * WIDTH, WIDTH);
          System.arraycopy(qkv, (head * 3 + 2) * WIDTH, values[t], head * WIDTH, WIDTH);
        }
        keys[t] = rotate(keys[t], t, WIDTH, turned, BASE, false);
        q = rotate(q, t, WIDTH, turned, BASE, false);
        double[] z = attend(q, keys, values, t, WIDTH, 1 / Math.sqrt(WIDTH));
        double[] afterAttention = plus(x[t], projected(w, p + "attention.dense", z));
        double[] h = norm(w, p + "post_attention_layernorm", parallel ? x[t] : afterAttention);
        h = Arrays.stream(projected(w, p + "mlp.dense_h_to_4h", h)).map(ReferenceMath::gelu).toArray();
        x[t] = plus(afterAttention, projected(w, p + "mlp.dense_4h_to_h", h));
      }
    }
    float[] own = w.values("embed_out.weight");
    double[][] logits = new double[n][];
    for (int t = 0; t < n; t++) {
      logits[t] = times(
          own == null ? w.values("gpt_neox.embed_in.weight") : own, norm(w, "gpt_neox.final_layer_norm", x[t]));
    }
    return logits;
  }

  private static double[] norm(InMemoryCheckpoint w, String name, double[] x) {
    return layerNorm(x, w.values(name + ".weight"), w.values(name + ".bias"), EPSILON);
  }

  private static double[] projected(InMemoryCheckpoint w, String name, double[] x) {
    double[] y = times(w.values(name + ".weight"), x);
    float[] bias = w.values(name + ".bias");
    return bias == null ? y : plus(y, bias);
  }

  @Test
  void midOfABlock_existsOnlyInSequence() {
    try (CausalLM parallel = open(checkpoint("parallel")); CausalLM sequence = open(checkpoint("in sequence"))) {
      assertEquals(false, parallel.sites().contains(HookSites.BLOCK_MID));
      assertEquals(true, sequence.sites().contains(HookSites.BLOCK_MID));
    }
  }

  @Test
  void newerConfiguration_ofRotation_isReadLikeTheOlder() {
    JsonObject parameters = new JsonObject();
    parameters.addProperty("rope_type", "default");
    parameters.addProperty("rope_theta", BASE);
    parameters.addProperty("partial_rotary_factor", 0.34);
    InMemoryCheckpoint newer = checkpoint();
    newer.config().remove("rotary_emb_base");
    newer.config().remove("rotary_pct");
    newer.config().add("rope_parameters", parameters);
    try (CausalLM expected = open(checkpoint()); CausalLM model = open(newer)) {
      assertArrayEquals(logits(expected, tokens), logits(model, tokens));
    }
  }

  @Test
  void configuration_thatIsWrong_namesTheField() {
    assertRefused(checkpoint().set("num_attention_heads", 5), "HF-MODEL-004", "num_attention_heads", "5", "divisor");
    assertRefused(checkpoint().set("rotary_pct", 0.25), "HF-MODEL-004", "rotary_pct", "0.25", "head width (12)", "3");
    assertRefused(checkpoint().set("hidden_act", "relu"), "HF-MODEL-012", "hidden_act", "relu", "gelu");
  }
}
