package io.headframe.predict.distribution;

/** The definition in double precision, with the autocorrelation written out: another way than that of the head. */
final class PlainFourier {

  private final int terms;
  private final double[] real;
  private final double[] imaginary;

  /** @param a the real parts of a₀ … a_F, then the imaginary ones */
  PlainFourier(double... a) {
    terms = a.length / 2;
    real = new double[terms];
    imaginary = new double[terms];
    for (int k = 0; k < terms; k++) {
      for (int j = 0; j + k < terms; j++) {
        real[k] += a[j + k] * a[j] + a[terms + j + k] * a[terms + j];
        imaginary[k] += a[terms + j + k] * a[j] - a[j + k] * a[terms + j];
      }
    }
  }

  double density(double x) {
    double density = 0.5;
    for (int k = 1; k < terms; k++) {
      density += (real[k] * Math.cos(Math.PI * k * x) - imaginary[k] * Math.sin(Math.PI * k * x)) / real[0];
    }
    return density;
  }

  /** The slope of the density. */
  double slope(double x) {
    double slope = 0;
    for (int k = 1; k < terms; k++) {
      slope -= Math.PI * k
          * (real[k] * Math.sin(Math.PI * k * x) + imaginary[k] * Math.cos(Math.PI * k * x)) / real[0];
    }
    return slope;
  }

  /** What the head says of each bin: the density at its centre, over the sum, with 10⁻⁵ added. */
  double[] logProbabilities(int bins) {
    double[] logs = new double[bins];
    double sum = 0;
    for (int i = 0; i < bins; i++) {
      logs[i] = density((2 * i + 1.0) / bins - 1);
      sum += logs[i];
    }
    for (int i = 0; i < bins; i++) {
      logs[i] = Math.log((logs[i] / sum + 1e-5) / (1 + bins * 1e-5));
    }
    return logs;
  }
}
