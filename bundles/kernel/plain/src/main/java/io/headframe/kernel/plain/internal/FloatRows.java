package io.headframe.kernel.plain.internal;

import java.nio.FloatBuffer;

/** Rows of 32-bit floats. */
record FloatRows(FloatBuffer values, int out, int in) implements Rows {

  @Override
  public void multiply(int row, float[] x, int from, int count, float[] sums) {
    int begin = row * in;
    if (count == AT_ONCE) {
      four(begin, x, from, sums);
      return;
    }
    for (int i = 0; i < count; i++) {
      sums[i] = one(begin, x, from + i * in);
    }
  }

  private float one(int begin, float[] x, int from) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    int k = 0;
    for (; k <= in - 8; k += 8) {
      int w = begin + k;
      int v = from + k;
      a += values.get(w) * x[v];
      b += values.get(w + 1) * x[v + 1];
      c += values.get(w + 2) * x[v + 2];
      d += values.get(w + 3) * x[v + 3];
      e += values.get(w + 4) * x[v + 4];
      f += values.get(w + 5) * x[v + 5];
      g += values.get(w + 6) * x[v + 6];
      h += values.get(w + 7) * x[v + 7];
    }
    for (; k < in; k++) {
      a += values.get(begin + k) * x[from + k];
    }
    return a + b + (c + d) + (e + f + (g + h));
  }

  /** Two parts of each of four sums. */
  private void four(int begin, float[] x, int from, float[] sums) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    int k = 0;
    for (; k <= in - 2; k += 2) {
      float even = values.get(begin + k);
      float odd = values.get(begin + k + 1);
      int v = from + k;
      a += even * x[v];
      b += odd * x[v + 1];
      c += even * x[v + in];
      d += odd * x[v + in + 1];
      e += even * x[v + 2 * in];
      f += odd * x[v + 2 * in + 1];
      g += even * x[v + 3 * in];
      h += odd * x[v + 3 * in + 1];
    }
    if (k < in) {
      float last = values.get(begin + k);
      a += last * x[from + k];
      c += last * x[from + k + in];
      e += last * x[from + k + 2 * in];
      g += last * x[from + k + 3 * in];
    }
    sums[0] = a + b;
    sums[1] = c + d;
    sums[2] = e + f;
    sums[3] = g + h;
  }
}
