package io.headframe.forecast.baselines.internal;

import io.headframe.core.method.Run;

/**
 * Sums over windows less their mean, without making the windows: the product sum of places i + 1 and j + 1 is that of i
 * and j, less the first product and plus the next behind the last. N (L + H) + L (L + H) steps for N windows, where
 * making them takes N L (L + H).
 */
final class SlidingMoments implements WindowMoments {

  private final int input;
  private final double[][] sums;

  SlidingMoments(int input, int horizon) {
    this.input = input;
    this.sums = new double[input][input + horizon];
  }

  @Override
  public void add(double[] z, Run run) {
    run.checkCancelled();
    int width = sums[0].length;
    int windows = z.length - width + 1;
    double[] means = means(z, windows);
    double[] first = new double[width];
    double[] withMean = new double[width];
    double meanSquares = 0;
    for (double mean : means) {
      meanSquares += mean * mean;
    }
    for (int j = 0; j < width; j++) {
      for (int w = 0; w < windows; w++) {
        first[j] += z[w] * z[w + j];
        withMean[j] += means[w] * z[w + j];
      }
    }
    // Diagonal by diagonal: (0, d), (1, d + 1), …
    for (int d = 0; d < width; d++) {
      double product = first[d];
      for (int i = 0; i < input && i + d < width; i++) {
        int j = i + d;
        double centred = product - withMean[i] - withMean[j] + meanSquares;
        sums[i][j] += centred;
        if (d > 0 && j < input) {
          sums[j][i] += centred;
        }
        if (j + 1 < width) {
          product += z[windows + i] * z[windows + j] - z[i] * z[j];
        }
      }
    }
  }

  @Override
  public double[][] sums() {
    return sums;
  }

  private double[] means(double[] z, int windows) {
    double[] means = new double[windows];
    for (int w = 0; w < windows; w++) {
      double sum = 0;
      for (int i = 0; i < input; i++) {
        sum += z[w + i];
      }
      means[w] = sum / input;
    }
    return means;
  }
}
