package io.headframe.checkpoint.pytorcharchive.internal;

import io.headframe.checkpoint.pytorcharchive.ElementType;
import java.nio.ByteBuffer;

/** Numbers of a storage as 32-bit floats in row-major order. */
final class FloatReading {

  private FloatReading() {}

  static float[] read(ElementType type, ByteBuffer storage, TensorReference tensor) {
    float[] numbers = new float[Math.toIntExact(tensor.elements())];
    long[] shape = tensor.shape();
    long[] place = new long[shape.length];
    long at = tensor.offset();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = read(type, storage, (int) at * type.bytes());
      // The next place, as a counter whose last digit runs fastest.
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        at += tensor.strides()[axis];
        if (++place[axis] < shape[axis]) {
          break;
        }
        at -= place[axis] * tensor.strides()[axis];
        place[axis] = 0;
      }
    }
    return numbers;
  }

  private static float read(ElementType type, ByteBuffer storage, int at) {
    return switch (type) {
      case FLOAT32 -> storage.getFloat(at);
      case FLOAT64 -> (float) storage.getDouble(at);
      case BFLOAT16 -> Float.intBitsToFloat(storage.getShort(at) << 16);
      case FLOAT16 -> half(storage.getShort(at));
      default -> throw new IllegalArgumentException(type.toString());
    };
  }

  /** 1 bit of sign, 5 of exponent, 10 of fraction. */
  static float half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    float size = exponent == 0 ? fraction * 0x1p-24f
        : exponent == 31 ? (fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
        : Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
    return bits < 0 ? -size : size;
  }
}
