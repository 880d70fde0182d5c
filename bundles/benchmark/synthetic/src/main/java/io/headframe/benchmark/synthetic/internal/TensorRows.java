package io.headframe.benchmark.synthetic.internal;

import io.headframe.core.transformer.TensorData;
import io.headframe.core.transformer.TensorData.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The rows of a checkpoint's tensor as 32-bit floats. */
final class TensorRows implements Rows {

  private final ByteBuffer bytes;
  private final ElementType type;
  private final int count;
  private final int length;

  TensorRows(TensorData tensor) {
    long[] shape = tensor.shape();
    this.type = tensor.type();
    this.length = Math.toIntExact(shape[shape.length - 1]);
    this.count = Math.toIntExact(tensor.elements() / length);
    this.bytes = tensor.bytes().get().slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public void read(int row, float[] into) {
    int from = row * length;
    if (type == ElementType.F32) {
      bytes.slice(from * Float.BYTES, length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer()
          .get(into, 0, length);
      return;
    }
    for (int i = 0; i < length; i++) {
      into[i] = value(from + i);
    }
  }

  private float value(int index) {
    return switch (type) {
      case F32 -> bytes.getFloat(index * Float.BYTES);
      case F16 -> HalfPrecision.value(bytes.getShort(index * Short.BYTES));
      case BF16 -> Float.intBitsToFloat(bytes.getShort(index * Short.BYTES) << 16);
      case OTHER -> throw new IllegalStateException("bytes of a type that cannot be read");
    };
  }

  /** The columns as rows. */
  Rows transposed() {
    return new Rows() {
      @Override
      public int count() {
        return length;
      }

      @Override
      public int length() {
        return count;
      }

      @Override
      public void read(int row, float[] into) {
        for (int i = 0; i < count; i++) {
          into[i] = value(i * length + row);
        }
      }
    };
  }
}
