package io.headframe.forecast.olinear.internal;

/**
 * How large the network is.
 *
 * @param copies how many multiples of a value stand for it (D, embed_size)
 * @param width numbers of a token (d_model)
 * @param hidden numbers between the two layers of a feed-forward part (d_ff)
 * @param layers encoder layers
 * @param dropout how much is dropped while training
 */
record Sizes(int copies, int width, int hidden, int layers, double dropout) {

  /** As in the authors' script for ETTh1. */
  static Sizes published() {
    return new Sizes(16, 512, 512, 2, 0.2);
  }
}
