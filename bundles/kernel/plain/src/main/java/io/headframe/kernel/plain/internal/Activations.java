package io.headframe.kernel.plain.internal;

import io.headframe.core.kernel.Activation;

/** Functions of single numbers, in double precision. */
final class Activations {

  private static final double TANH_FACTOR = Math.sqrt(2 / Math.PI);

  private Activations() {}

  static float apply(Activation activation, float x) {
    return switch (activation) {
      case NONE -> x;
      case SILU -> (float) (x / (1 + Math.exp(-x)));
      case GELU -> (float) (x / 2.0 * (1 + erf(x / Math.sqrt(2))));
      case GELU_TANH -> (float) (x / 2.0 * (1 + Math.tanh(TANH_FACTOR * (x + 0.044715 * x * x * x))));
    };
  }

  /** Abramowitz and Stegun (1964), 7.1.26: absolute error at most 1.5e-7. */
  private static double erf(double x) {
    double t = 1 / (1 + 0.3275911 * Math.abs(x));
    double sum = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    return Math.copySign(1 - sum * Math.exp(-x * x), x);
  }
}
