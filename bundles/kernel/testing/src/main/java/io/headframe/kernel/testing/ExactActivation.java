package io.headframe.kernel.testing;

import io.headframe.core.kernel.Activation;

/** Activations in double precision. */
final class ExactActivation {

  private ExactActivation() {}

  static double of(Activation activation, double x) {
    return switch (activation) {
      case NONE -> x;
      case SILU -> x / (1 + Math.exp(-x));
      case GELU -> x / 2 * erfc(-x / Math.sqrt(2));
      case GELU_TANH -> x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    };
  }

  /** By the series of erf near 0 and the continued fraction of erfc beyond 3, both to double precision. */
  private static double erfc(double x) {
    if (Math.abs(x) < 3) {
      double term = x;
      double sum = x;
      for (int n = 1; n < 200; n++) {
        term *= -x * x / n;
        sum += term / (2 * n + 1);
      }
      return 1 - 2 / Math.sqrt(Math.PI) * sum;
    }
    if (x < 0) {
      return 2 - erfc(-x);
    }
    double fraction = x;
    for (int n = 200; n > 0; n--) {
      fraction = x + n / 2.0 / fraction;
    }
    return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
  }
}
