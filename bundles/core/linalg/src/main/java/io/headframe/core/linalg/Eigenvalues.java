package io.headframe.core.linalg;

/**
 * The eigenvalues of a matrix [n, n] without symmetry, each as often as it is a root of the characteristic polynomial,
 * by falling real part and then by falling imaginary part. Those that are not real come as exact conjugate pairs.
 * Immutable.
 *
 * @param real real parts: [n]
 * @param imaginary imaginary parts: [n]
 */
public record Eigenvalues(double[] real, double[] imaginary) {

  /** Copies the values. */
  public Eigenvalues {
    if (real.length != imaginary.length) {
      throw new IllegalArgumentException(real.length + " real and " + imaginary.length + " imaginary parts");
    }
    real = real.clone();
    imaginary = imaginary.clone();
  }

  /** A copy of the real parts. */
  @Override
  public double[] real() {
    return real.clone();
  }

  /** A copy of the imaginary parts. */
  @Override
  public double[] imaginary() {
    return imaginary.clone();
  }

  /** Absolute values, in the order of the parts. */
  public double[] moduli() {
    double[] moduli = new double[real.length];
    for (int i = 0; i < moduli.length; i++) {
      moduli[i] = Math.hypot(real[i], imaginary[i]);
    }
    return moduli;
  }
}
