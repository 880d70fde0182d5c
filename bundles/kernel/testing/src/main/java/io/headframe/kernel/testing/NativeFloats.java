package io.headframe.kernel.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Arrays in direct memory. */
final class NativeFloats {

  private NativeFloats() {}

  /** Floats in native order behind some bytes, with a little room after them; the position is where they begin. */
  static ByteBuffer of(float[] values, int position) {
    ByteBuffer memory = room(values.length * Float.BYTES, position);
    for (int i = 0; i < values.length; i++) {
      memory.putFloat(position + i * Float.BYTES, values[i]);
    }
    return memory;
  }

  /** Bytes. */
  static ByteBuffer of(byte[] values, int position) {
    ByteBuffer memory = room(values.length, position);
    memory.duplicate().put(values);
    return memory;
  }

  private static ByteBuffer room(int bytes, int position) {
    return ByteBuffer.allocateDirect(position + bytes + 5).order(ByteOrder.nativeOrder()).position(position);
  }
}
