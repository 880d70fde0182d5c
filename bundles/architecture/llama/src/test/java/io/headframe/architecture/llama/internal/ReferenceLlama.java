package io.headframe.architecture.llama.internal;

import java.util.Map;

/** An independent forward pass: loops over double-precision numbers, one position at a time, straight from the paper. */
final class ReferenceLlama {

  private final RandomLlama checkpoint;
  private final int model;
  private final int heads;
  private final int keyValueHeads;
  private final int width;
  private final int mlp;
  private final int vocabulary;
  private final int layers;
  private final boolean adjacent;

  ReferenceLlama(RandomLlama checkpoint) {
    this.checkpoint = checkpoint;
    this.model = checkpoint.config.get("hidden_size").getAsInt();
    this.heads = checkpoint.config.get("num_attention_heads").getAsInt();
    this.keyValueHeads = checkpoint.config.get("num_key_value_heads").getAsInt();
    this.width = checkpoint.config.get("head_dim").getAsInt();
    this.mlp = checkpoint.config.get("intermediate_size").getAsInt();
    this.vocabulary = checkpoint.config.get("vocab_size").getAsInt();
    this.layers = checkpoint.config.get("num_hidden_layers").getAsInt();
    this.adjacent = checkpoint.config.get("rope_adjacent_pairs").getAsBoolean();
  }

  /** Logits: [position][vocabulary]. */
  double[][] logits(int[] tokens) {
    Map<String, float[]> w = checkpoint.values;
    int n = tokens.length;
    double[][] x = new double[n][model];
    for (int t = 0; t < n; t++) {
      for (int i = 0; i < model; i++) {
        x[t][i] = w.get("model.embed_tokens.weight")[tokens[t] * model + i];
      }
    }
    for (int layer = 0; layer < layers; layer++) {
      String p = "model.layers." + layer + ".";
      double[][] keys = new double[n][];
      double[][] values = new double[n][];
      for (int t = 0; t < n; t++) {
        double[] h = norm(x[t], w.get(p + "input_layernorm.weight"));
        double[] q = rotate(times(w.get(p + "self_attn.q_proj.weight"), h, heads * width), t);
        keys[t] = rotate(times(w.get(p + "self_attn.k_proj.weight"), h, keyValueHeads * width), t);
        values[t] = times(w.get(p + "self_attn.v_proj.weight"), h, keyValueHeads * width);
        add(x[t], times(w.get(p + "self_attn.o_proj.weight"), attend(q, keys, values, t), model));
      }
      for (int t = 0; t < n; t++) {
        double[] h = norm(x[t], w.get(p + "post_attention_layernorm.weight"));
        double[] gate = times(w.get(p + "mlp.gate_proj.weight"), h, mlp);
        double[] up = times(w.get(p + "mlp.up_proj.weight"), h, mlp);
        for (int i = 0; i < mlp; i++) {
          gate[i] = gate[i] / (1 + Math.exp(-gate[i])) * up[i];
        }
        add(x[t], times(w.get(p + "mlp.down_proj.weight"), gate, model));
      }
    }
    float[] unembedding = w.getOrDefault("lm_head.weight", w.get("model.embed_tokens.weight"));
    double[][] logits = new double[n][];
    for (int t = 0; t < n; t++) {
      logits[t] = times(unembedding, norm(x[t], w.get("model.norm.weight")), vocabulary);
    }
    return logits;
  }

  private double[] attend(double[] q, double[][] keys, double[][] values, int t) {
    double[] z = new double[heads * width];
    for (int head = 0; head < heads; head++) {
      int shared = head / (heads / keyValueHeads) * width;
      double[] weights = new double[t + 1];
      double sum = 0;
      for (int s = 0; s <= t; s++) {
        double score = 0;
        for (int i = 0; i < width; i++) {
          score += q[head * width + i] * keys[s][shared + i];
        }
        weights[s] = Math.exp(score / Math.sqrt(width));
        sum += weights[s];
      }
      for (int s = 0; s <= t; s++) {
        for (int i = 0; i < width; i++) {
          z[head * width + i] += weights[s] / sum * values[s][shared + i];
        }
      }
    }
    return z;
  }

  private double[] rotate(double[] vector, int position) {
    double[] turned = vector.clone();
    double base = checkpoint.config.get("rope_theta").getAsDouble();
    for (int start = 0; start < vector.length; start += width) {
      for (int i = 0; i < width / 2; i++) {
        double angle = position / Math.pow(base, 2.0 * i / width);
        int a = start + (adjacent ? 2 * i : i);
        int b = start + (adjacent ? 2 * i + 1 : i + width / 2);
        turned[a] = vector[a] * Math.cos(angle) - vector[b] * Math.sin(angle);
        turned[b] = vector[a] * Math.sin(angle) + vector[b] * Math.cos(angle);
      }
    }
    return turned;
  }

  private double[] norm(double[] x, float[] gain) {
    double squares = 0;
    for (double value : x) {
      squares += value * value;
    }
    double scale = Math.sqrt(squares / x.length + checkpoint.config.get("rms_norm_eps").getAsDouble());
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] / scale * gain[i];
    }
    return y;
  }

  private static double[] times(float[] matrix, double[] x, int rows) {
    double[] y = new double[rows];
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < x.length; i++) {
        y[r] += matrix[r * x.length + i] * x[i];
      }
    }
    return y;
  }

  private static void add(double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      x[i] += y[i];
    }
  }
}
