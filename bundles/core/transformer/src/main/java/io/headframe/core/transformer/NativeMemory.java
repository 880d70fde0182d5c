package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The memory of arrays, for code that does not go through the engine. */
final class NativeMemory {

  private NativeMemory() {}

  /**
   * The elements of an array, row by row in native byte order. An array whose elements do not stand in that order is
   * copied, and the copy has the owner of the array.
   *
   * @return valid as long as the array; empty where the engine keeps the elements elsewhere
   */
  static Optional<ByteBuffer> of(NDArray array) {
    if (array.size() * array.getDataType().getNumOfBytes() > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    ByteBuffer memory = array.toByteBuffer(true);
    return memory.isDirect() ? Optional.of(memory) : Optional.empty();
  }

  /** The elements of a small array of 32-bit floats; null for null. */
  static float[] copy(NDArray array) {
    return array == null ? null : array.toType(DataType.FLOAT32, false).toFloatArray();
  }
}
