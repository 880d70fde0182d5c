package io.headframe.draft.heads.layer;

import java.util.Arrays;

/**
 * y = W x + b for some rows. Weights stand input by input, so that the inner loop runs along outputs, which the
 * compiler makes vectors of.
 *
 * @param weights [in, out]
 * @param bias [out]; null for none
 * @param in length of an input
 * @param out length of a result
 */
public record Dense(float[] weights, float[] bias, int in, int out) {

  /** Outputs at a time: what they need of the weights stays in the cache for all rows. */
  private static final int TILE = 1024;

  /** @param rowMajor [out, in], as it is published */
  public static Dense of(float[] rowMajor, float[] bias, int out) {
    int in = rowMajor.length / out;
    float[] turned = new float[rowMajor.length];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        turned[i * out + o] = rowMajor[o * in + i];
      }
    }
    return new Dense(turned, bias, in, out);
  }

  /**
   * Computes it.
   *
   * @param x [row, in]
   * @return [row, out]
   */
  public float[] apply(float[] x, int rows) {
    float[] y = new float[rows * out];
    for (int from = 0; from < out; from += TILE) {
      int to = Math.min(out, from + TILE);
      for (int row = 0; row < rows; row++) {
        if (bias != null) {
          System.arraycopy(bias, from, y, row * out + from, to - from);
        }
        int i = 0;
        for (; i <= in - 4; i += 4) {
          four(x, row * in + i, i * out + from, y, row * out + from, to - from);
        }
        for (; i < in; i++) {
          one(x[row * in + i], i * out + from, y, row * out + from, to - from);
        }
      }
    }
    return y;
  }

  private void four(float[] x, int at, int w, float[] y, int to, int count) {
    float a = x[at];
    float b = x[at + 1];
    float c = x[at + 2];
    float d = x[at + 3];
    float[] all = weights;
    for (int o = 0; o < count; o++) {
      y[to + o] += a * all[w + o] + b * all[w + out + o] + (c * all[w + 2 * out + o] + d * all[w + 3 * out + o]);
    }
  }

  private void one(float x, int w, float[] y, int to, int count) {
    float[] all = weights;
    for (int o = 0; o < count; o++) {
      y[to + o] += x * all[w + o];
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dense dense && out == dense.out && Arrays.equals(weights, dense.weights)
        && Arrays.equals(bias, dense.bias);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(weights);
  }
}
