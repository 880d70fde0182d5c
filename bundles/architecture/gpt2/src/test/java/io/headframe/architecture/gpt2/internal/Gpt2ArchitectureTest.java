package io.headframe.architecture.gpt2.internal;

import static io.headframe.architecture.testing.ReferenceMath.attend;
import static io.headframe.architecture.testing.ReferenceMath.gelu;
import static io.headframe.architecture.testing.ReferenceMath.geluTanh;
import static io.headframe.architecture.testing.ReferenceMath.layerNorm;
import static io.headframe.architecture.testing.ReferenceMath.plus;
import static io.headframe.architecture.testing.ReferenceMath.row;
import static io.headframe.architecture.testing.ReferenceMath.times;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.architecture.testing.ArchitectureConformance;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.core.model.CausalLM;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Gpt2ArchitectureTest extends ArchitectureConformance {

  private static final int LAYERS = 3;
  private static final int HEADS = 4;
  private static final int MODEL = 24;
  private static final int WIDTH = 6;
  private static final double EPSILON = 1e-4;

  Gpt2ArchitectureTest() {
    super(new Gpt2Architecture(),
        "transformer., tied", "transformer., untied", "tied, without prefix", "tied, unscaled, gelu, n_inner");
  }

  @Override
  protected String attentionBias(int layer) {
    return "transformer.h." + layer + ".attn.c_proj.bias";
  }

  @Override
  protected InMemoryCheckpoint checkpoint(String variant) {
    boolean tied = !variant.contains("untied");
    String root = variant.startsWith("transformer.") ? "transformer." : "";
    int mlp = variant.contains("n_inner") ? 30 : 4 * MODEL;
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("gpt2")
        .set("n_layer", LAYERS)
        .set("n_head", HEADS)
        .set("n_embd", MODEL)
        .set(root.isEmpty() ? "n_ctx" : "n_positions", CONTEXT)
        .set("vocab_size", VOCABULARY)
        .set("layer_norm_epsilon", EPSILON)
        .set("activation_function", variant.contains("gelu") ? "gelu" : "gelu_new")
        .set("scale_attn_weights", !variant.contains("unscaled"))
        .matrix(root + "wte.weight", VOCABULARY, MODEL)
        .matrix(root + "wpe.weight", CONTEXT, MODEL);
    if (variant.contains("n_inner")) {
      checkpoint.set("n_inner", mlp);
    }
    for (int layer = 0; layer < LAYERS; layer++) {
      String p = root + "h." + layer + ".";
      checkpoint.gain(p + "ln_1.weight", MODEL).bias(p + "ln_1.bias", MODEL)
          .matrix(p + "attn.c_attn.weight", MODEL, 3 * MODEL).bias(p + "attn.c_attn.bias", 3 * MODEL)
          .matrix(p + "attn.c_proj.weight", MODEL, MODEL).bias(p + "attn.c_proj.bias", MODEL)
          .gain(p + "ln_2.weight", MODEL).bias(p + "ln_2.bias", MODEL)
          .matrix(p + "mlp.c_fc.weight", MODEL, mlp).bias(p + "mlp.c_fc.bias", mlp)
          .matrix(p + "mlp.c_proj.weight", mlp, MODEL).bias(p + "mlp.c_proj.bias", MODEL);
    }
    checkpoint.gain(root + "ln_f.weight", MODEL).bias(root + "ln_f.bias", MODEL);
    if (!tied) {
      checkpoint.set("tie_word_embeddings", false).matrix("lm_head.weight", VOCABULARY, MODEL);
    }
    return checkpoint;
  }

  @Override
  protected double[][] reference(InMemoryCheckpoint w, int[] tokens) {
    String root = w.values("wte.weight") == null ? "transformer." : "";
    boolean exact = w.config().get("activation_function").getAsString().equals("gelu");
    double scale = w.config().get("scale_attn_weights").getAsBoolean() ? 1 / Math.sqrt(WIDTH) : 1;
    int n = tokens.length;
    double[][] x = new double[n][];
    for (int t = 0; t < n; t++) {
      x[t] = plus(
          row(w.values(root + "wte.weight"), tokens[t], MODEL), row(w.values(root + "wpe.weight"), t, MODEL));
    }
    for (int layer = 0; layer < LAYERS; layer++) {
      String p = root + "h." + layer + ".";
      double[][] keys = new double[n][];
      double[][] values = new double[n][];
      for (int t = 0; t < n; t++) {
        double[] qkv = conv1d(w, p + "attn.c_attn", norm(w, p + "ln_1", x[t]));
        keys[t] = Arrays.copyOfRange(qkv, MODEL, 2 * MODEL);
        values[t] = Arrays.copyOfRange(qkv, 2 * MODEL, 3 * MODEL);
        double[] z = attend(Arrays.copyOf(qkv, MODEL), keys, values, t, WIDTH, scale);
        x[t] = plus(x[t], conv1d(w, p + "attn.c_proj", z));
      }
      for (int t = 0; t < n; t++) {
        double[] h = conv1d(w, p + "mlp.c_fc", norm(w, p + "ln_2", x[t]));
        h = Arrays.stream(h).map(value -> exact ? gelu(value) : geluTanh(value)).toArray();
        x[t] = plus(x[t], conv1d(w, p + "mlp.c_proj", h));
      }
    }
    float[] own = w.values("lm_head.weight");
    double[][] logits = new double[n][];
    for (int t = 0; t < n; t++) {
      logits[t] = times(own == null ? w.values(root + "wte.weight") : own, norm(w, root + "ln_f", x[t]));
    }
    return logits;
  }

  private static double[] norm(InMemoryCheckpoint w, String name, double[] x) {
    return layerNorm(x, w.values(name + ".weight"), w.values(name + ".bias"), EPSILON);
  }

  /** x W + b, for W [in, out]. */
  private static double[] conv1d(InMemoryCheckpoint w, String name, double[] x) {
    float[] weight = w.values(name + ".weight");
    float[] bias = w.values(name + ".bias");
    double[] y = new double[bias.length];
    for (int o = 0; o < y.length; o++) {
      y[o] = bias[o];
      for (int i = 0; i < x.length; i++) {
        y[o] += x[i] * weight[i * y.length + o];
      }
    }
    return y;
  }

  @Test
  void innerWidth_thatIsNull_isFourTimesTheModel() {
    InMemoryCheckpoint checkpoint = checkpoint();
    checkpoint.config().add("n_inner", null);
    try (CausalLM model = open(checkpoint)) {
      assertEquals(4 * MODEL, model.config().mlpWidth());
    }
  }

  @Test
  void configuration_thatIsWrong_namesTheField() {
    assertRefused(checkpoint().set("n_head", 5), "HF-MODEL-004", "n_head", "5", "divisor of n_embd (24)");
    assertRefused(checkpoint().set("activation_function", "relu"), "HF-MODEL-012", "relu", "gelu_new");
    assertRefused(checkpoint().set("scale_attn_by_inverse_layer_idx", true), "HF-MODEL-012",
        "scale_attn_by_inverse_layer_idx", "true", "false");
    InMemoryCheckpoint noContext = checkpoint();
    noContext.config().remove("n_positions");
    assertRefused(noContext, "HF-MODEL-004", "n_ctx", "nothing");
  }
}
