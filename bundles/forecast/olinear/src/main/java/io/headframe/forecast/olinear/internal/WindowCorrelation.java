package io.headframe.forecast.olinear.internal;

import io.headframe.core.linalg.Matrix;
import io.headframe.core.method.Run;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;

/**
 * Pearson's correlation of the steps of a window: element (i, j) is that of x[t + i] and x[t + j] over all windows of a
 * channel that begin at some t, averaged over the channels of all series. A step without variance has 0 with others.
 */
final class WindowCorrelation {

  private WindowCorrelation() {}

  /**
   * Computes it. Sums of one pair of steps follow from those of the pair before, so that it takes a pass for each
   * distance and not for each pair.
   *
   * @param training standardised, or at least centred, so that no digits are lost
   * @param length steps of a window, at most those of the shortest series
   * @return [length, length]
   */
  static Matrix of(Panel training, int length, Run run) {
    double[] mean = new double[length * length];
    int channels = 0;
    for (Series series : training.series()) {
      for (int c = 0; c < series.channels(); c++) {
        run.checkCancelled();
        add(mean, series.values(c), length);
        channels++;
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= channels;
    }
    return new Matrix(length, length, mean);
  }

  private static void add(double[] target, double[] x, int length) {
    int windows = x.length - length + 1;
    double[] sums = new double[length];
    for (int t = 0; t < windows; t++) {
      sums[0] += x[t];
    }
    for (int i = 1; i < length; i++) {
      sums[i] = sums[i - 1] - x[i - 1] + x[windows + i - 1];
    }
    double[] covariances = new double[length * length];
    for (int distance = 0; distance < length; distance++) {
      double products = 0;
      for (int t = 0; t < windows; t++) {
        products += x[t] * x[t + distance];
      }
      for (int i = 0; i + distance < length; i++) {
        int j = i + distance;
        covariances[i * length + j] = products / windows - sums[i] / windows * (sums[j] / windows);
        if (j + 1 < length) {
          products += x[windows + i] * x[windows + j] - x[i] * x[j];
        }
      }
    }
    for (int i = 0; i < length; i++) {
      for (int j = i; j < length; j++) {
        double scale = Math.sqrt(positive(covariances[i * length + i]) * positive(covariances[j * length + j]));
        double correlation = i == j ? 1 : scale == 0 ? 0 : covariances[i * length + j] / scale;
        target[i * length + j] += correlation;
        if (i != j) {
          target[j * length + i] += correlation;
        }
      }
    }
  }

  /** What rounding leaves of no variance is none. */
  private static double positive(double variance) {
    return variance > 1e-12 ? variance : 0;
  }
}
