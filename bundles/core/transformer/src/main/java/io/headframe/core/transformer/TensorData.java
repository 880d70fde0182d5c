package io.headframe.core.transformer;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A tensor in a checkpoint: its type and shape, and its bytes when they are asked for.
 *
 * @param type the type of its elements
 * @param shape the length of each axis
 * @param bytes row-major, little-endian, a buffer of its own position and limit at each call; direct where the file is
 *     mapped, so that 32-bit floats are used in place. For {@link ElementType#OTHER} it throws a
 *     {@link io.headframe.core.error.HeadframeException} that says which types can be read
 */
public record TensorData(ElementType type, long[] shape, Supplier<ByteBuffer> bytes) {

  /** Element types. */
  public enum ElementType {
    /** IEEE 32-bit. */
    F32(4),
    /** IEEE 16-bit. */
    F16(2),
    /** The upper half of an IEEE 32-bit number. */
    BF16(2),
    /** Any type that cannot be read, of a mask or of quantised weights for example. */
    OTHER(0);

    private final int bytes;

    ElementType(int bytes) {
      this.bytes = bytes;
    }

    /** Bytes of one element; 0 for {@link #OTHER}. */
    public int bytes() {
      return bytes;
    }
  }

  /** Copies the shape. */
  public TensorData {
    shape = shape.clone();
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  /** The number of elements. */
  public long elements() {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }
}
