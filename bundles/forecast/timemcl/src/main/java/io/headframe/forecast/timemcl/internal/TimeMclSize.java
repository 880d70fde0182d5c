package io.headframe.forecast.timemcl.internal;

/**
 * How large the network is, and how long it learns.
 *
 * @param hypotheses K
 * @param hidden units of each layer
 * @param epochs how many
 * @param steps the least of an epoch
 * @param rate the learning rate of the first epoch
 */
record TimeMclSize(int hypotheses, int hidden, int epochs, int steps, double rate) {

  static final TimeMclSize USUAL = new TimeMclSize(16, 64, 30, 100, 1e-3);

  /** For checks that take less than a second. */
  static final TimeMclSize SMALL = new TimeMclSize(2, 16, 6, 25, 1e-2);
}
