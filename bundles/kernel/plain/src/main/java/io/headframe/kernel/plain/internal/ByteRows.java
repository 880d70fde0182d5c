package io.headframe.kernel.plain.internal;

import java.nio.ByteBuffer;

/** Rows of 8-bit integers with a factor for each. */
record ByteRows(ByteBuffer values, float[] scales, int out, int in) implements Rows {

  @Override
  public void multiply(int row, float[] x, int from, int count, float[] sums) {
    int begin = row * in;
    for (int i = 0; i < count; i++) {
      sums[i] = scales[row] * one(begin, x, from + i * in);
    }
  }

  private float one(int begin, float[] x, int from) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int k = 0;
    for (; k <= in - 4; k += 4) {
      int w = begin + k;
      int v = from + k;
      a += values.get(w) * x[v];
      b += values.get(w + 1) * x[v + 1];
      c += values.get(w + 2) * x[v + 2];
      d += values.get(w + 3) * x[v + 3];
    }
    for (; k < in; k++) {
      a += values.get(begin + k) * x[from + k];
    }
    return a + b + (c + d);
  }
}
