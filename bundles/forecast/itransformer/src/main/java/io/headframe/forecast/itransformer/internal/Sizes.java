package io.headframe.forecast.itransformer.internal;

/**
 * How large the network is.
 *
 * @param width numbers of a token (d_model), a multiple of {@code heads}
 * @param hidden numbers between the two layers of a feed-forward part (d_ff)
 * @param heads attention heads
 * @param layers encoder layers
 * @param dropout how much is dropped while training
 */
record Sizes(int width, int hidden, int heads, int layers, double dropout) {

  /** Where the published scripts for ETTh1 have the greater width. */
  private static final int LONG = 336;

  /** As in the authors' scripts for ETTh1: 256 wide up to a horizon of 192, and 512 from 336. */
  static Sizes published(int horizon) {
    int width = horizon < LONG ? 256 : 512;
    return new Sizes(width, width, 8, 2, 0.1);
  }
}
