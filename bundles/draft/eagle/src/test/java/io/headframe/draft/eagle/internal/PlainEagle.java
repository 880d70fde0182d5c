package io.headframe.draft.eagle.internal;

import io.headframe.draft.heads.layer.LayerSizes;
import java.util.Map;

/** The draft network a second time: one position after the other, in double precision, without a cache. */
final class PlainEagle {

  private final LayerSizes sizes;
  private final Map<String, float[]> weights;
  private final FrozenEnds ends;

  PlainEagle(EagleSizes sizes, Map<String, float[]> weights, FrozenEnds ends) {
    this.sizes = sizes.layer();
    this.weights = weights;
    this.ends = ends;
  }

  /**
   * The feature that is expected at the last token.
   *
   * @param features at the token before each: [position][width]
   * @param tokens [position]
   */
  double[] expected(double[][] features, int[] tokens) {
    double[][] x = new double[tokens.length][];
    for (int i = 0; i < x.length; i++) {
      double[] both = new double[2 * sizes.width()];
      for (int d = 0; d < sizes.width(); d++) {
        both[d] = ends.embedding()[tokens[i] * sizes.width() + d];
        both[sizes.width() + d] = features[i][d];
      }
      x[i] = product("fusion_fc.weight", both);
      float[] bias = weights.get("fusion_fc.bias");
      for (int d = 0; bias != null && d < x[i].length; d++) {
        x[i][d] += bias[d];
      }
    }
    int last = x.length - 1;
    double[] attended = sum(x[last], product("transformer.self_attn.o_proj.weight", mixed(x)));
    double[] normal = normalized(attended);
    double[] inside = product("transformer.mlp.gate_proj.weight", normal);
    double[] up = product("transformer.mlp.up_proj.weight", normal);
    for (int i = 0; i < inside.length; i++) {
      inside[i] = inside[i] / (1 + Math.exp(-inside[i])) * up[i];
    }
    return sum(attended, product("transformer.mlp.down_proj.weight", inside));
  }

  /** Logits of a feature. */
  double[] logits(double[] feature) {
    double[] logits = product(ends.unembedding(), feature);
    for (int i = 0; i < logits.length; i++) {
      logits[i] += ends.bias()[i];
    }
    return logits;
  }

  /** The heads of the last position side by side. */
  private double[] mixed(double[][] x) {
    int width = sizes.headWidth();
    int last = x.length - 1;
    double[] query = product("transformer.self_attn.q_proj.weight", x[last]);
    double[] mixed = new double[query.length];
    for (int head = 0; head < sizes.heads(); head++) {
      int shared = head / (sizes.heads() / sizes.keyValueHeads());
      double[] shares = new double[x.length];
      double total = 0;
      for (int i = 0; i < x.length; i++) {
        double[] key = product("transformer.self_attn.k_proj.weight", x[i]);
        double score = 0;
        // The product of two turned vectors depends on the distance alone.
        for (int pair = 0; pair < width / 2; pair++) {
          double angle = (last - i) * Math.pow(sizes.base(), -2.0 * pair / width);
          double q0 = query[head * width + pair];
          double q1 = query[head * width + pair + width / 2];
          double k0 = key[shared * width + pair];
          double k1 = key[shared * width + pair + width / 2];
          score += (q0 * k0 + q1 * k1) * Math.cos(angle) + (q0 * k1 - q1 * k0) * Math.sin(angle);
        }
        shares[i] = Math.exp(score / Math.sqrt(width));
        total += shares[i];
      }
      for (int i = 0; i < x.length; i++) {
        double[] value = product("transformer.self_attn.v_proj.weight", x[i]);
        for (int d = 0; d < width; d++) {
          mixed[head * width + d] += shares[i] / total * value[shared * width + d];
        }
      }
    }
    return mixed;
  }

  private double[] normalized(double[] x) {
    double squares = 0;
    for (double each : x) {
      squares += each * each;
    }
    float[] gain = weights.get("transformer.post_attention_layernorm.weight");
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] / Math.sqrt(squares / x.length + sizes.epsilon()) * gain[i];
    }
    return y;
  }

  private double[] product(String name, double[] x) {
    return product(weights.get(name), x);
  }

  private static double[] product(float[] matrix, double[] x) {
    double[] y = new double[matrix.length / x.length];
    for (int out = 0; out < y.length; out++) {
      for (int in = 0; in < x.length; in++) {
        y[out] += (double) matrix[out * x.length + in] * x[in];
      }
    }
    return y;
  }

  private static double[] sum(double[] x, double[] y) {
    double[] sum = new double[x.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = x[i] + y[i];
    }
    return sum;
  }
}
