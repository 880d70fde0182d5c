package io.headframe.draft.heads.layer;

import java.util.Arrays;

/**
 * y = g x / √(mean x² + ε) of each row: Zhang and Sennrich, "Root Mean Square Layer Normalization" (2019), arXiv
 * 1910.07467.
 *
 * @param gain g, [width]; not copied
 * @param epsilon ε
 */
public record RowNorm(float[] gain, double epsilon) {

  /**
   * Computes it.
   *
   * @param x [row, width], from the array's begin on
   * @param y receives [row, width]; may be {@code x}
   */
  public void apply(float[] x, int rows, float[] y) {
    int width = gain.length;
    for (int from = 0; from < rows * width; from += width) {
      double squares = 0;
      for (int i = 0; i < width; i++) {
        squares += (double) x[from + i] * x[from + i];
      }
      float scale = (float) (1 / Math.sqrt(squares / width + epsilon));
      for (int i = 0; i < width; i++) {
        y[from + i] = x[from + i] * scale * gain[i];
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowNorm norm && epsilon == norm.epsilon && Arrays.equals(gain, norm.gain);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(gain);
  }

  @Override
  public String toString() {
    return "normalisation of rows of " + gain.length;
  }
}
