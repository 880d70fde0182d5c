package io.headframe.kernel.vector.internal;

import io.headframe.core.kernel.Activation;
import io.headframe.core.kernel.Matrix;
import io.headframe.core.kernel.Product;

/** y = f(x Wᵀ + b) ⊙ (x Uᵀ) for some rows of W. What follows the sums is done while they are in the nearest cache. */
record RowProducts(LaneSet lanes, float[] x, int rows, Scratch scratch) {

  /** Rows between two matrices for one input: each is read as a stream for some kilobytes, then the other. */
  private static final int TURN = 32;
  /** The same for several inputs, where each turn begins anew for each of them. */
  private static final int JOINT_TURN = 128;

  void compute(Product product, int from, int to) {
    if (product.factor() == null) {
      compute(product, from, to, null);
      return;
    }
    int turn = rows == 1 ? TURN : JOINT_TURN;
    float[] factors = scratch.sums(turn * rows);
    for (int o = from; o < to; o += turn) {
      int end = Math.min(to, o + turn);
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
      lanes.floats().finish(product.y(), r * out + from, to - from, product.bias(), from, product.activation(), factors,
          r * (to - from), scratch.lanes());
    }
  }

  private void multiply(Matrix matrix, int from, int to, float[] y, int yFrom, int stride) {
    if (matrix instanceof FloatMatrix floats) {
      if (floats.panels() != null) {
        lanes.floats().multiplyPanels(floats.panels(), floats.in(), from, to, x, rows, y, yFrom, stride,
            scratch.lanes());
        return;
      }
      lanes.floats().multiply(floats.values(), floats.in(), from, to, x, rows, y, yFrom, stride,
          scratch.lanes());
      return;
    }
    ByteMatrix bytes = (ByteMatrix) matrix;
    lanes.bytes().multiply(bytes.values(), bytes.in(), from, to, x, rows, y, yFrom, stride,
        scratch.lanes());
    for (int r = 0; r < rows; r++) {
      lanes.floats().scale(y, yFrom + r * stride, to - from, bytes.scales(), from);
    }
  }
}
