package io.headframe.forecast.learning.layer;

import ai.djl.ndarray.NDArray;

/**
 * Takes the mean of a window off and divides by its deviation, and puts both back onto the forecast, so that the
 * network need not know where a series stands: z = (x − μ) / √(σ² + 10⁻⁵), with the population variance σ² of each
 * channel of the window. Kim and others (2022), "Reversible Instance Normalization", without its affine part.
 *
 * @param scaled z: [batch, channel, input]
 * @param mean μ: [batch, channel, 1]
 * @param deviation √(σ² + 10⁻⁵): [batch, channel, 1]
 */
public record WindowNormalization(NDArray scaled, NDArray mean, NDArray deviation) {

  private static final double EPSILON = 1e-5;

  /**
   * Normalises windows.
   *
   * @param x [batch, channel, input]
   */
  public static WindowNormalization of(NDArray x) {
    int[] time = {2};
    NDArray mean = x.mean(time, true);
    NDArray centred = x.sub(mean);
    NDArray deviation = centred.square().mean(time, true).add(EPSILON).sqrt();
    return new WindowNormalization(centred.div(deviation), mean, deviation);
  }

  /**
   * Undoes it on a forecast.
   *
   * @param forecast [batch, channel, horizon]
   * @return the same shape, with the owner of {@code forecast}
   */
  public NDArray undo(NDArray forecast) {
    return forecast.mul(deviation).add(mean);
  }
}
