package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.TensorData;
import io.headframe.core.transformer.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;

/** Makes 32-bit arrays of a checkpoint's tensors: in place where the file is mapped and aligned, else by conversion. */
final class CheckpointWeights implements Weights {

  private final String origin;
  private final Map<String, TensorData> tensors;
  private final NDManager memory;

  CheckpointWeights(Checkpoint checkpoint, NDManager memory) {
    this.origin = checkpoint.origin();
    this.tensors = checkpoint.tensors();
    this.memory = memory;
  }

  @Override
  public boolean has(String name) {
    return tensors.containsKey(name);
  }

  @Override
  public NDArray get(String name, long... shape) {
    TensorData tensor = tensors.get(name);
    if (tensor == null) {
      throw new HeadframeException(TransformerError.TENSOR_MISSING, origin, name, Arrays.toString(shape));
    }
    if (!Arrays.equals(tensor.shape(), shape)) {
      throw new HeadframeException(TransformerError.TENSOR_SHAPE, name, origin, Arrays.toString(tensor.shape()),
          Arrays.toString(shape));
    }
    // Refused here by the checkpoint where the tensor cannot be read.
    ByteBuffer bytes = tensor.bytes().get().order(ByteOrder.LITTLE_ENDIAN);
    Shape axes = new Shape(shape);
    return switch (tensor.type()) {
      case F32 -> memory.create(aligned(bytes), axes, DataType.FLOAT32);
      case F16 -> halves(bytes, axes);
      case BF16 -> memory.create(widened(bytes), axes, DataType.FLOAT32);
      case OTHER -> throw new IllegalStateException(origin + " gave bytes of " + name + ", which cannot be read");
    };
  }

  private NDArray halves(ByteBuffer bytes, Shape axes) {
    try (NDArray half = memory.create(aligned(bytes), axes, DataType.FLOAT16)) {
      return half.toType(DataType.FLOAT32, true);
    }
  }

  /** The engine reads direct buffers in place, and only where numbers begin at multiples of their size. */
  private static ByteBuffer aligned(ByteBuffer bytes) {
    if (bytes.isDirect() && bytes.alignmentOffset(bytes.position(), Float.BYTES) == 0) {
      return bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }
    return ByteBuffer.allocateDirect(bytes.remaining()).order(ByteOrder.LITTLE_ENDIAN).put(bytes).flip();
  }

  /** A bfloat16 is the upper half of a float. DJL has no working conversion of its own. */
  private static ByteBuffer widened(ByteBuffer bytes) {
    ByteBuffer floats =
        ByteBuffer.allocateDirect(Math.multiplyExact(bytes.remaining(), 2)).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      floats.putInt(bytes.getShort() << 16);
    }
    return floats.flip();
  }
}
