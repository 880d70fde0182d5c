package io.headframe.forecast.baselines.internal;

import io.headframe.core.method.Run;

/** Sums of products over all windows of series: what a linear map is fitted from. */
interface WindowMoments {

  /**
   * Adds all windows of one channel.
   *
   * @param values [time], at least input + horizon
   */
  void add(double[] values, Run run);

  /** The sums of x[i] z[j], where z is x followed by y: [input, input + horizon]. */
  double[][] sums();
}
