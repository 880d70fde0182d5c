package io.headframe.forecast.ttm.internal;

import java.util.List;

/**
 * The forward pass of TTM-R2 for windows of one channel each (Ekambaram and others 2024): patches are embedded, mixed
 * on three levels of fineness, projected, mixed again, and mapped to the horizon. Immutable, and safe for use by
 * several threads.
 *
 * @param patches how many patches a window has
 * @param embedding [patch length → feature]
 * @param levels of the encoder
 * @param adapter [feature → feature of the decoder]
 * @param decoder blocks, on patches as they are
 * @param head [patch · feature of the decoder → horizon]
 */
record Network(int patches, Affine embedding, List<MixerLevel> levels, Affine adapter, MixerLevel decoder,
    Affine head) {

  /** For v + 1e-5, the variance that a window is scaled by. */
  private static final double LEAST_VARIANCE = 1e-5;

  /** So many windows at a time stay near the processor, and use each weight for all of them. */
  private static final int BATCH = 8;

  int input() {
    return patches * embedding.transposed().length;
  }

  int horizon() {
    return head.bias().length;
  }

  /** How many windows are best given at once. */
  static int batch() {
    return BATCH;
  }

  /**
   * What follows windows.
   *
   * @param windows [window, input]
   * @return [window, horizon], in the windows' unit
   */
  double[][] forecast(double[][] windows) {
    float[][] x = new float[windows.length][];
    double[] means = new double[windows.length];
    double[] scales = new double[windows.length];
    for (int w = 0; w < windows.length; w++) {
      x[w] = scaled(windows[w], means, scales, w);
    }
    x = embedding.alongRows(MixerLevel.cut(x, embedding.transposed().length));
    for (MixerLevel level : levels) {
      x = level.apply(x, patches);
    }
    x = decoder.apply(adapter.alongRows(x), patches);
    float[][] y = head.alongRows(MixerLevel.cut(x, patches * x[0].length));
    double[][] forecasts = new double[windows.length][horizon()];
    for (int w = 0; w < forecasts.length; w++) {
      for (int h = 0; h < forecasts[w].length; h++) {
        forecasts[w][h] = y[w][h] * scales[w] + means[w];
      }
    }
    return forecasts;
  }

  private static float[] scaled(double[] window, double[] means, double[] scales, int w) {
    double sum = 0;
    for (double value : window) {
      sum += value;
    }
    double mean = sum / window.length;
    double squares = 0;
    for (double value : window) {
      squares += (value - mean) * (value - mean);
    }
    means[w] = mean;
    scales[w] = Math.sqrt(squares / window.length + LEAST_VARIANCE);
    float[] scaled = new float[window.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) ((window[i] - mean) / scales[w]);
    }
    return scaled;
  }
}
