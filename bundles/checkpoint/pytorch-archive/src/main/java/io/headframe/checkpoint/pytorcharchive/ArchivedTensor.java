package io.headframe.checkpoint.pytorcharchive;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A tensor of an archive. Its numbers are read when they are asked for, anew each time.
 *
 * @param type the type of its elements in the file
 * @param shape the length of each axis; empty for a single number
 * @param values gives {@link #floats()}
 */
public record ArchivedTensor(ElementType type, long[] shape, Supplier<float[]> values) {

  /** Copies the shape. */
  public ArchivedTensor {
    shape = shape.clone();
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  /** Whether its axes have these lengths. */
  public boolean hasShape(long... lengths) {
    return Arrays.equals(shape, lengths);
  }

  /**
   * The numbers in row-major order, whatever their strides in the file; 64-bit numbers are rounded. The array is the
   * caller's.
   *
   * @throws io.headframe.core.error.HeadframeException if they are whole numbers or truth values (HF-PTH-005), were
   *     damaged (002), or the archive is closed (001)
   */
  public float[] floats() {
    return values.get();
  }
}
