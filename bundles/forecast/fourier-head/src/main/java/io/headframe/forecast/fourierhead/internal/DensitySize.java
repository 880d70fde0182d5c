package io.headframe.forecast.fourierhead.internal;

/**
 * How large a network for densities is, and how long it learns.
 *
 * @param hidden units of the encoder
 * @param features that the head sees of each step
 * @param bins of the densities, across all that follows windows of the training part
 * @param frequencies of the Fourier head
 * @param epochs the most
 * @param steps the least of an epoch
 * @param rate the learning rate of the first epoch
 */
record DensitySize(
    int hidden, int features, int bins, int frequencies, int epochs, int steps, double rate) {

  static final DensitySize USUAL = new DensitySize(128, 32, 128, 32, 20, 100, 1e-3);

  /** For checks that take less than a second. */
  static final DensitySize SMALL = new DensitySize(16, 8, 32, 8, 3, 40, 1e-2);
}
