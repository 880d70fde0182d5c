package io.headframe.kernel.vector.internal;

import io.headframe.core.kernel.Activation;
import io.headframe.core.kernel.Matrix;
import io.headframe.core.kernel.Product;

/** y = f(x Wᵀ + b) ⊙ (x Uᵀ) for some rows of W. What follows the sums is done while they are in the nearest cache. */
record RowProducts(LaneOperations lanes, float[] x, int rows, Scratch scratch) {

  /** Rows between two matrices: each is read as a stream for some kilobytes, then the other. */
  private static final int TURN = 32;
  /** Rows that are made floats at a time: they stay in the cache while all inputs use them. */
  private static final int WIDENED = 16;

  void compute(Product product, int from, int to) {
    if (product.factor() == null) {
      compute(product, from, to, null);
      return;
    }
    float[] factors = scratch.sums(TURN * rows);
    for (int o = from; o < to; o += TURN) {
      int end = Math.min(to, o + TURN);
      multiply(product.factor(), o, end, factors, 0, end - o);
      compute(product, o, end, factors);
    }
  }

  private void compute(Product product, int from, int to, float[] factors) {
    int out = product.matrix().out();
    multiply(product.matrix(), from, to, product.y(), from, out);
    if (product.bias() == null && product.activation() == Activation.NONE && factors == null) {
      return;
    }
    for (int r = 0; r < rows; r++) {
      lanes.finish(product.y(), r * out + from, to - from, product.bias(), from, product.activation(), factors,
          r * (to - from));
    }
  }

  private void multiply(Matrix matrix, int from, int to, float[] y, int yFrom, int stride) {
    if (matrix instanceof FloatMatrix floats) {
      lanes.floats(floats.values(), floats.in(), from, to, x, rows, y, yFrom, stride);
      return;
    }
    ByteMatrix bytes = (ByteMatrix) matrix;
    if (rows == 1) {
      lanes.bytes(bytes.values(), bytes.scales(), bytes.in(), from, to, x, y, yFrom);
      return;
    }
    var widened = scratch.floats((long) WIDENED * bytes.in());
    for (int o = from; o < to; o += WIDENED) {
      int end = Math.min(to, o + WIDENED);
      lanes.widen(bytes.values(), bytes.scales(), bytes.in(), o, end, widened);
      lanes.floats(widened, bytes.in(), 0, end - o, x, rows, y, yFrom + o - from, stride);
    }
  }
}
