package io.headframe.draft.heads.layer;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/** The layer once more, by the formulas, in 64 bits, one number at a time. */
public record PlainLayer(LayerSizes sizes, Map<String, float[]> weights, String prefix) {

  /** [position, width] of [position, width]. */
  public double[] compute(float[] input) {
    int width = sizes.width();
    int positions = input.length / width;
    double[] x = IntStream.range(0, input.length).mapToDouble(i -> input[i]).toArray();
    double[] read = sizes.inputNorm() ? norm(x, "input_layernorm.weight") : x;
    double[] q = times(read, "self_attn.q_proj.weight", width);
    double[] k = times(read, "self_attn.k_proj.weight", width);
    double[] v = times(read, "self_attn.v_proj.weight", width);
    double[] mixed = new double[positions * sizes.heads() * sizes.headWidth()];
    for (int at = 0; at < positions; at++) {
      for (int head = 0; head < sizes.heads(); head++) {
        mix(q, k, v, mixed, at, head);
      }
    }
    double[] y = plus(x, times(mixed, "self_attn.o_proj.weight", sizes.heads() * sizes.headWidth()));
    double[] normal = norm(y, "post_attention_layernorm.weight");
    double[] gate = times(normal, "mlp.gate_proj.weight", width);
    double[] up = times(normal, "mlp.up_proj.weight", width);
    for (int i = 0; i < gate.length; i++) {
      gate[i] = gate[i] / (1 + Math.exp(-gate[i])) * up[i];
    }
    return plus(y, times(gate, "mlp.down_proj.weight", sizes.mlpWidth()));
  }

  private void mix(double[] q, double[] k, double[] v, double[] mixed, int at, int head) {
    int width = sizes.headWidth();
    int group = head * sizes.keyValueHeads() / sizes.heads();
    double[] chances = new double[at + 1];
    for (int from = 0; from <= at; from++) {
      double score = 0;
      for (int i = 0; i < width; i++) {
        score += turned(q, at, sizes.heads(), head, i) * turned(k, from, sizes.keyValueHeads(), group, i);
      }
      chances[from] = Math.exp(score / Math.sqrt(width));
    }
    double total = Arrays.stream(chances).sum();
    for (int from = 0; from <= at; from++) {
      for (int i = 0; i < width; i++) {
        mixed[(at * sizes.heads() + head) * width + i] +=
            chances[from] / total * v[(from * sizes.keyValueHeads() + group) * width + i];
      }
    }
  }

  /** A number of a head after the rotation, as a complex product: (x + iy) e^iφ. */
  private double turned(double[] x, int at, int heads, int head, int i) {
    int width = sizes.headWidth();
    int from = (at * heads + head) * width;
    int half = width / 2;
    if (i >= 2 * half) {
      return x[from + i];
    }
    double angle = at / Math.pow(sizes.base(), (i % half) * 2.0 / width);
    return i < half ? x[from + i] * Math.cos(angle) - x[from + i + half] * Math.sin(angle)
        : x[from + i - half] * Math.sin(angle) + x[from + i] * Math.cos(angle);
  }

  /** x / √(mean x² + ε), times the gain of a name. */
  public double[] norm(double[] x, String name) {
    float[] gain = weights.get(prefix + name);
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int row = i / gain.length * gain.length;
      double squares = Arrays.stream(x, row, row + gain.length).map(value -> value * value).sum();
      y[i] = x[i] / Math.sqrt(squares / gain.length + sizes.epsilon()) * gain[i % gain.length];
    }
    return y;
  }

  private double[] times(double[] x, String name, int in) {
    float[] matrix = weights.get(prefix + name);
    int out = matrix.length / in;
    double[] y = new double[x.length / in * out];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < in; j++) {
        y[i] += matrix[i % out * in + j] * x[i / out * in + j];
      }
    }
    return y;
  }

  private static double[] plus(double[] x, double[] y) {
    return IntStream.range(0, x.length).mapToDouble(i -> x[i] + y[i]).toArray();
  }
}
