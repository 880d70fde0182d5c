package io.headframe.analysis.patching.internal;

import io.headframe.core.model.Tensor;
import java.util.Arrays;

/**
 * A residual stream from a position on.
 *
 * @param data [position, model]
 * @param first the position of the first vector
 * @param width of the stream
 */
record StreamPart(float[] data, int first, int width) {

  /** The stream between two positions, once for each row of a batch. */
  Tensor repeated(int rows, int from, int to) {
    float[] repeated = new float[rows * (to - from) * width];
    for (int row = 0; row < rows; row++) {
      copy(from, to, repeated, row * (to - from));
    }
    return Tensor.of(repeated, rows, to - from, width);
  }

  /** Copies vectors to a place that is counted in vectors. */
  void copy(int from, int to, float[] target, int place) {
    System.arraycopy(data, (from - first) * width, target, place * width, (to - from) * width);
  }

  /** Whether the vectors between two positions differ, bit by bit, from those of another stream. */
  boolean differs(StreamPart other, int from, int to) {
    return !Arrays.equals(data, (from - first) * width, (to - first) * width,
        other.data, (from - other.first) * width, (to - other.first) * width);
  }
}
