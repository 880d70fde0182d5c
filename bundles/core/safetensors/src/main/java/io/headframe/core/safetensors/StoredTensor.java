package io.headframe.core.safetensors;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A tensor in a file, or on its way there.
 *
 * @param type the type of its elements
 * @param shape the length of each axis; empty for a single number
 * @param bytes row-major, little-endian, from position to limit, a buffer of its own at each call; asked for when the
 *     tensor is written
 */
public record StoredTensor(Type type, long[] shape, Supplier<ByteBuffer> bytes) {

  /** Element types, under the names of the format. */
  public enum Type {
    /** IEEE 64-bit. */
    F64(8),
    /** IEEE 32-bit. */
    F32(4),
    /** IEEE 16-bit. */
    F16(2),
    /** The upper half of an IEEE 32-bit number. */
    BF16(2);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    /** Bytes of one element. */
    public int bytes() {
      return bytes;
    }
  }

  /** Copies the shape. */
  public StoredTensor {
    shape = shape.clone();
  }

  /**
   * A tensor of 32-bit numbers.
   *
   * @param values row-major, as many as the shape needs; asked for when the tensor is written
   * @param shape the length of each axis
   */
  public static StoredTensor floats(Supplier<float[]> values, long... shape) {
    return new StoredTensor(Type.F32, shape, () -> {
      float[] numbers = values.get();
      ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Float.BYTES))
          .order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(numbers);
      return bytes;
    });
  }

  /** A vector of 64-bit numbers. The array must stay as it is until the tensor is written. */
  public static StoredTensor doubles(double[] values) {
    return new StoredTensor(Type.F64, new long[] {values.length}, () -> {
      ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Double.BYTES))
          .order(ByteOrder.LITTLE_ENDIAN);
      bytes.asDoubleBuffer().put(values);
      return bytes;
    });
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  /** The bytes that the type and the shape need. */
  public long size() {
    return Arrays.stream(shape).reduce(type.bytes(), Math::multiplyExact);
  }

  /**
   * The numbers; those of 16 bits are 32-bit numbers too.
   *
   * @throws IllegalStateException if they have 64 bits
   */
  public float[] toFloats() {
    if (type == Type.F64) {
      throw new IllegalStateException("a tensor of " + type + " is asked for 32-bit numbers");
    }
    float[] values = new float[Math.toIntExact(size() / type.bytes())];
    ByteBuffer numbers = bytes.get().order(ByteOrder.LITTLE_ENDIAN);
    if (type == Type.F32) {
      numbers.asFloatBuffer().get(values);
      return values;
    }
    for (int i = 0; i < values.length; i++) {
      short bits = numbers.getShort();
      values[i] = type == Type.F16 ? half(bits) : Float.intBitsToFloat(bits << 16);
    }
    return values;
  }

  /** IEEE 754-2008 binary16: a sign, 5 bits of exponent with bias 15, 10 of fraction. */
  private static float half(int bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0) {
      return Math.copySign(fraction * 0x1p-24f, Float.intBitsToFloat(sign | 0x3f800000));
    }
    int wide = exponent == 0x1f ? 0xff : exponent + 127 - 15;
    return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
  }

  /**
   * The numbers.
   *
   * @throws IllegalStateException if they have 32 bits
   */
  public double[] toDoubles() {
    if (type != Type.F64) {
      throw new IllegalStateException("a tensor of " + type + " is asked for 64-bit numbers");
    }
    double[] values = new double[Math.toIntExact(size() / Double.BYTES)];
    bytes.get().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
    return values;
  }
}
