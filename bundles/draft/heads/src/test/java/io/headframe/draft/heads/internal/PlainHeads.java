package io.headframe.draft.heads.internal;

import io.headframe.draft.heads.HeadFamily;
import java.util.Map;

/** Heads a second time: one number after the other, in double precision. */
record PlainHeads(HeadFamily family, HeadSizes sizes, Map<String, float[]> weights, float[] embedding) {

  /**
   * Logits of a head.
   *
   * @param read what the heads read at a token: [width]
   * @param before the next token and drafted ones
   */
  double[] logits(int head, double[] read, int... before) {
    int width = sizes.width();
    double[] z = new double[sizes.input(family, head)];
    for (int i = 0; i < z.length; i++) {
      z[i] = i < width ? read[i] : embedding[before[i / width - 1] * width + i % width];
    }
    for (int layer = 0; layer < sizes.layers(); layer++) {
      String name = family.names().block().apply(head, layer);
      double[] y = affine(weights, name + ".linear", z);
      double[] residual =
          weights.containsKey(name + ".res_connection.weight") ? affine(weights, name + ".res_connection", z) : z;
      for (int i = 0; i < width; i++) {
        y[i] = residual[i] + y[i] / (1 + Math.exp(-y[i]));
      }
      z = y;
    }
    return affine(weights, family.names().output().apply(head, sizes.layers()), z);
  }

  static double[] affine(Map<String, float[]> weights, String name, double[] x) {
    float[] matrix = weights.get(name + ".weight");
    float[] bias = weights.get(name + ".bias");
    double[] y = new double[matrix.length / x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = bias == null ? 0 : bias[i];
      for (int j = 0; j < x.length; j++) {
        y[i] += (double) matrix[i * x.length + j] * x[j];
      }
    }
    return y;
  }
}
