package io.headframe.predict.distribution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.GraphArrays;
import java.util.stream.IntStream;

/**
 * The waves e^{iπkx} at the centres of bins that cover −1 to 1.
 *
 * @param bins how many bins
 * @param real [bin, 2 (F + 1)], as {@code realParts} the other way round
 * @param imaginary likewise
 * @param realParts [2 (F + 1), bin]: from the real parts of a₀ … a_F, then the imaginary ones, to Re Σ a_k e^{iπkx}
 * @param imaginaryParts [2 (F + 1), bin]: to the imaginary part
 * @param transform [bin, 2 F]: from probabilities to the real and the imaginary parts of c_k / c₀, without c₀ itself
 * @param slopes [2 F, 1]: π² k² of each
 * @param count how many bins, as a scalar
 */
record FourierBasis(int bins, float[][] real, float[][] imaginary, NDArray realParts, NDArray imaginaryParts,
    NDArray transform, NDArray slopes, NDArray count) {

  static FourierBasis of(NDManager memory, int bins, int frequencies) {
    int terms = frequencies + 1;
    float[][] real = new float[bins][2 * terms];
    float[][] imaginary = new float[bins][2 * terms];
    float[][] transform = new float[bins][2 * frequencies];
    float[] slopes = new float[2 * frequencies];
    for (int k = 0; k < terms; k++) {
      for (int i = 0; i < bins; i++) {
        double angle = Math.PI * k * ((2.0 * i + 1) / bins - 1);
        real[i][k] = (float) Math.cos(angle);
        real[i][terms + k] = (float) -Math.sin(angle);
        imaginary[i][k] = (float) Math.sin(angle);
        imaginary[i][terms + k] = (float) Math.cos(angle);
        if (k > 0) {
          transform[i][k - 1] = (float) Math.cos(angle);
          transform[i][frequencies + k - 1] = (float) Math.sin(angle);
        }
      }
      if (k > 0) {
        slopes[k - 1] = (float) (Math.PI * Math.PI * k * k);
        slopes[frequencies + k - 1] = slopes[k - 1];
      }
    }
    int[] all = IntStream.range(0, bins).toArray();
    return new FourierBasis(bins, real, imaginary,
        rows(memory, real, all).transpose(), rows(memory, imaginary, all).transpose(), rows(memory, transform, all),
        GraphArrays.create(memory, slopes, new Shape(2L * frequencies, 1)),
        GraphArrays.create(memory, new float[] {bins}, new Shape()));
  }

  private static NDArray rows(NDManager memory, float[][] table, int... chosen) {
    float[] rows = new float[chosen.length * table[0].length];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(table[chosen[i]], 0, rows, i * table[0].length, table[0].length);
    }
    return GraphArrays.create(memory, rows, new Shape(chosen.length, table[0].length));
  }

  /** |Σ a_k e^{iπkx}|² at each centre: [..., 2 (F + 1)] → [..., bin]. */
  NDArray squares(NDArray a) {
    return a.matMul(realParts).square().add(a.matMul(imaginaryParts).square());
  }

  /** The same at one centre for each row: [row, 2 (F + 1)] → [row, 1]. */
  NDArray squaresAt(NDArray a, int... bin) {
    int[] sum = {-1};
    return a.mul(rows(a.getManager(), real, bin)).sum(sum, true).square()
        .add(a.mul(rows(a.getManager(), imaginary, bin)).sum(sum, true).square());
  }

  /** The sum of the squares over all centres, which is m Σ |a_k|²: [..., 2 (F + 1)] → [..., 1]. */
  NDArray sumOfSquares(NDArray a) {
    return a.square().sum(new int[] {-1}, true).mul(count);
  }

  /** ∫ p′(x)² dx of each distribution: [..., bin] → [..., 1]. */
  NDArray roughness(NDArray probabilities) {
    return probabilities.matMul(transform).square().matMul(slopes);
  }
}
