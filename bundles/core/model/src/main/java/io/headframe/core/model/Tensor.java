package io.headframe.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * Numbers with a shape in Java's own memory: a value that can be kept, compared, written down and sent, where an
 * {@link NDArray} is native memory with an owner.
 *
 * @param shape the length of each axis; empty for a single number
 * @param data the elements, the last axis fastest; not copied, so leave it as it is
 */
public record Tensor(long[] shape, float[] data) {

  /** Checks that there are as many elements as the shape says. */
  public Tensor {
    shape = shape.clone();
    long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (size != data.length) {
      throw new IllegalArgumentException(data.length + " elements in shape " + Arrays.toString(shape));
    }
  }

  /** Elements in a shape. */
  public static Tensor of(float[] data, long... shape) {
    return new Tensor(shape, data);
  }

  /** A copy of an array of 32-bit floats. */
  public static Tensor copyOf(NDArray array) {
    return new Tensor(array.getShape().getShape(), array.toFloatArray());
  }

  /** A native copy that {@code owner} owns; a graph may keep it. */
  public NDArray on(NDManager owner) {
    return GraphArrays.create(owner, data, new Shape(shape));
  }

  /** The number of axes. */
  public int rank() {
    return shape.length;
  }

  /**
   * The part between two indices of an axis.
   *
   * @param axis from 0
   * @param from the first index
   * @param to one more than the last index
   */
  public Tensor slice(int axis, long from, long to) {
    if (from < 0 || to > shape[axis] || from > to) {
      throw new IndexOutOfBoundsException(from + " to " + to + " of axis " + axis + " of " + Arrays.toString(shape));
    }
    int inner = 1;
    for (int i = axis + 1; i < shape.length; i++) {
      inner *= (int) shape[i];
    }
    int block = (int) shape[axis] * inner;
    int kept = (int) (to - from) * inner;
    int outer = block == 0 ? 0 : data.length / block;
    float[] part = new float[outer * kept];
    for (int i = 0; i < outer; i++) {
      System.arraycopy(data, i * block + (int) from * inner, part, i * kept, kept);
    }
    long[] partShape = shape.clone();
    partShape[axis] = to - from;
    return new Tensor(partShape, part);
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor tensor && Arrays.equals(shape, tensor.shape) && Arrays.equals(data, tensor.data);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return "tensor " + Arrays.toString(shape);
  }
}
