package io.headframe.checkpoint.pytorcharchive.internal;

/**
 * A tensor that a pickle describes, as it says.
 *
 * @param storage where the numbers are
 * @param offset the place of the first, in elements
 * @param shape the length of each axis
 * @param strides how far neighbours along each axis lie apart, in elements
 */
public record TensorReference(StorageReference storage, long offset, long[] shape, long[] strides) {

  /** How many numbers it has. */
  long elements() {
    long elements = 1;
    for (long length : shape) {
      elements = Math.multiplyExact(elements, length);
    }
    return elements;
  }

  /** The place behind the last number in the storage. */
  long end() {
    long last = offset;
    for (int i = 0; i < shape.length; i++) {
      last = Math.addExact(last, Math.multiplyExact(shape[i] - 1, strides[i]));
    }
    return Math.addExact(last, 1);
  }
}
