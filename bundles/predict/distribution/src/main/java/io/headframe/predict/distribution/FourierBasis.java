package io.headframe.predict.distribution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.GraphArrays;

/**
 * The waves e^{iπkx} at the centres of bins that cover −1 to 1.
 *
 * @param realParts [2 (F + 1), bin]: from the real parts of a₀ … a_F, then the imaginary ones, to Re Σ a_k e^{iπkx}
 * @param imaginaryParts [2 (F + 1), bin]: to the imaginary part
 * @param transform [bin, 2 F]: from probabilities to the real and the imaginary parts of c_k / c₀, without c₀ itself
 * @param slopes [2 F, 1]: π² k² of each
 */
record FourierBasis(NDArray realParts, NDArray imaginaryParts, NDArray transform, NDArray slopes) {

  static FourierBasis of(NDManager memory, int bins, int frequencies) {
    int terms = frequencies + 1;
    float[] real = new float[2 * terms * bins];
    float[] imaginary = new float[2 * terms * bins];
    float[] transform = new float[bins * 2 * frequencies];
    float[] slopes = new float[2 * frequencies];
    for (int k = 0; k < terms; k++) {
      for (int i = 0; i < bins; i++) {
        double angle = Math.PI * k * ((2.0 * i + 1) / bins - 1);
        real[k * bins + i] = (float) Math.cos(angle);
        real[(terms + k) * bins + i] = (float) -Math.sin(angle);
        imaginary[k * bins + i] = (float) Math.sin(angle);
        imaginary[(terms + k) * bins + i] = (float) Math.cos(angle);
        if (k > 0) {
          transform[i * 2 * frequencies + k - 1] = (float) Math.cos(angle);
          transform[i * 2 * frequencies + frequencies + k - 1] = (float) Math.sin(angle);
        }
      }
      if (k > 0) {
        slopes[k - 1] = (float) (Math.PI * Math.PI * k * k);
        slopes[frequencies + k - 1] = slopes[k - 1];
      }
    }
    return new FourierBasis(
        GraphArrays.create(memory, real, new Shape(2L * terms, bins)),
        GraphArrays.create(memory, imaginary, new Shape(2L * terms, bins)),
        GraphArrays.create(memory, transform, new Shape(bins, 2L * frequencies)),
        GraphArrays.create(memory, slopes, new Shape(2L * frequencies, 1)));
  }

  /** |Σ a_k e^{iπkx}|² at each centre: [..., 2 (F + 1)] → [..., bin]. */
  NDArray squares(NDArray a) {
    return a.matMul(realParts).square().add(a.matMul(imaginaryParts).square());
  }

  /** ∫ p′(x)² dx of each distribution: [..., bin] → [..., 1]. */
  NDArray roughness(NDArray probabilities) {
    return probabilities.matMul(transform).square().matMul(slopes);
  }
}
