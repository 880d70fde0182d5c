package io.headframe.core.transformer;

import io.headframe.core.transformer.fused.FusedNormalization;

/**
 * y = (x − m) / √(mean((x − m)²) + ε) · g + b for each row, where m is the mean or 0.
 *
 * @param subtractsMean whether m is the mean
 * @param epsilon ε
 * @param gain g; null for 1
 * @param bias b; null for 0
 */
record RowNormalization(boolean subtractsMean, double epsilon, float[] gain, float[] bias)
    implements FusedNormalization {

  @Override
  public void normalize(float[] x, int rows, int width, float[] out) {
    for (int row = 0; row < rows; row++) {
      int from = row * width;
      float mean = subtractsMean ? (float) (sum(x, from, width) / width) : 0;
      float scale = (float) (1 / Math.sqrt(squares(x, from, width, mean) / width + epsilon));
      for (int i = 0; i < width; i++) {
        out[from + i] = (x[from + i] - mean) * scale;
      }
      if (gain != null) {
        for (int i = 0; i < width; i++) {
          out[from + i] *= gain[i];
        }
      }
      if (bias != null) {
        for (int i = 0; i < width; i++) {
          out[from + i] += bias[i];
        }
      }
    }
  }

  private static double sum(float[] x, int from, int width) {
    double sum = 0;
    for (int i = from; i < from + width; i++) {
      sum += x[i];
    }
    return sum;
  }

  /** Four sums, since each addition waits for the one before it. */
  private static double squares(float[] x, int from, int width, float mean) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = from;
    for (; i + 4 <= from + width; i += 4) {
      float a = x[i] - mean;
      float b = x[i + 1] - mean;
      float c = x[i + 2] - mean;
      float d = x[i + 3] - mean;
      first += a * a;
      second += b * b;
      third += c * c;
      fourth += d * d;
    }
    for (; i < from + width; i++) {
      first += (x[i] - mean) * (x[i] - mean);
    }
    return first + second + third + fourth;
  }
}
