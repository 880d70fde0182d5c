package io.headframe.forecast.ttm.internal;

import java.util.Arrays;

/**
 * A block that mixes features of each patch, or patches of each feature: x + u ⊙ softmax(G u + g) with
 * u = W₂ GELU(W₁ LayerNorm(x) + b₁) + b₂; the norm is over features, the rest along what is mixed.
 *
 * @param normWeight [feature]
 * @param normBias [feature]
 * @param first W₁, b₁
 * @param second W₂, b₂
 * @param gate G, g
 * @param overPatches whether patches are mixed
 */
record MixerBlock(float[] normWeight, float[] normBias, Affine first, Affine second, Affine gate,
    boolean overPatches) {

  private static final float EPSILON = 1e-5f;

  /**
   * Changes x.
   *
   * @param x [window · patch, feature]
   * @param patches how many rows belong to a window
   */
  void apply(float[][] x, int patches) {
    float[][] normed = new float[x.length][];
    for (int r = 0; r < x.length; r++) {
      normed[r] = normed(x[r]);
    }
    if (!overPatches) {
      add(x, normed);
      return;
    }
    for (int from = 0; from < x.length; from += patches) {
      add(Arrays.copyOfRange(x, from, from + patches), Arrays.copyOfRange(normed, from, from + patches));
    }
  }

  private void add(float[][] x, float[][] normed) {
    float[][] hidden = mapped(first, normed);
    for (float[] row : hidden) {
      Activation.gelu(row);
    }
    float[][] u = mapped(second, hidden);
    float[][] shares = mapped(gate, u);
    if (overPatches) {
      softmaxOfColumns(shares);
    } else {
      softmaxOfRows(shares);
    }
    for (int r = 0; r < x.length; r++) {
      addProduct(x[r], u[r], shares[r]);
    }
  }

  private float[][] mapped(Affine layer, float[][] x) {
    return overPatches ? layer.downColumns(x) : layer.alongRows(x);
  }

  private static void addProduct(float[] x, float[] u, float[] share) {
    for (int j = 0; j < x.length; j++) {
      x[j] += u[j] * share[j];
    }
  }

  private float[] normed(float[] x) {
    double sum = 0;
    for (float value : x) {
      sum += value;
    }
    float mean = (float) (sum / x.length);
    double squares = 0;
    for (float value : x) {
      float difference = value - mean;
      squares += difference * difference;
    }
    float scale = (float) (1 / Math.sqrt(squares / x.length + EPSILON));
    float[] normed = new float[x.length];
    for (int j = 0; j < normed.length; j++) {
      normed[j] = (x[j] - mean) * scale * normWeight[j] + normBias[j];
    }
    return normed;
  }

  private static void softmaxOfRows(float[][] x) {
    float[] shift = new float[x[0].length];
    for (float[] row : x) {
      float most = row[0];
      for (float value : row) {
        most = Math.max(most, value);
      }
      Arrays.fill(shift, most);
      Activation.expBelow(row, shift);
      float sum = 0;
      for (float value : row) {
        sum += value;
      }
      float scale = 1 / sum;
      for (int j = 0; j < row.length; j++) {
        row[j] *= scale;
      }
    }
  }

  private static void softmaxOfColumns(float[][] x) {
    float[] most = x[0].clone();
    for (float[] row : x) {
      for (int j = 0; j < most.length; j++) {
        most[j] = Math.max(most[j], row[j]);
      }
    }
    float[] sum = new float[most.length];
    for (float[] row : x) {
      Activation.expBelow(row, most);
      for (int j = 0; j < sum.length; j++) {
        sum[j] += row[j];
      }
    }
    for (float[] row : x) {
      for (int j = 0; j < sum.length; j++) {
        row[j] /= sum[j];
      }
    }
  }
}
