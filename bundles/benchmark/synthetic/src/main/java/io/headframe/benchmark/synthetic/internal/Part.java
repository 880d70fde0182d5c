package io.headframe.benchmark.synthetic.internal;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * A tensor that is to be written.
 *
 * @param name in the file
 * @param shape the length of each axis, the last one the fastest
 * @param rows opens its rows; nothing is held before
 */
record Part(String name, long[] shape, Supplier<Rows> rows) {

  /** The number of elements. */
  long elements() {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  /** The length of the last axis. */
  int rowLength() {
    return Math.toIntExact(shape[shape.length - 1]);
  }

  /** The same under another name. */
  Part named(String other) {
    return new Part(other, shape, rows);
  }

  /** The same with its rows in another order. */
  Part reordered(IntUnaryOperator rowOf) {
    return new Part(name, shape, () -> rows.get().reordered(rowOf));
  }
}
