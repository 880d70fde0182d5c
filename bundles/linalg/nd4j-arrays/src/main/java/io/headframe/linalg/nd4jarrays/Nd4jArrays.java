package io.headframe.linalg.nd4jarrays;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.linalg.Matrix;
import io.headframe.core.model.Tensor;
import io.headframe.linalg.nd4jarrays.internal.ArraysError;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Copies between Java memory and arrays of ND4J, so that code that was written with {@link INDArray} can be a technique
 * as it is. An {@code NDArray} of DJL goes by a tensor: {@code Nd4jArrays.of(Tensor.copyOf(array))} and
 * {@code Nd4jArrays.tensor(array).on(manager)}.
 *
 * <p>Nothing is shared: a change on one side is not seen on the other. An array that is made here belongs to the caller,
 * who closes it; it lies outside of ND4J's workspaces, so that none takes it away. What is given is neither changed nor
 * closed. ND4J frees arrays that are forgotten too, some time after Java's garbage collection, which does not know how
 * large they are: close what is large. All methods may be called by several threads at once.
 *
 * <p>ND4J is loaded with the first array, which takes a second or so. Each throws {@link HeadframeException} if it cannot
 * be (HF-INDARRAY-001).
 */
public final class Nd4jArrays {

  private Nd4jArrays() {}

  /**
   * A matrix as an array.
   *
   * @return [rows, columns] of 64-bit floats; the caller closes it
   */
  public static INDArray of(Matrix matrix) {
    long[] shape = {matrix.rows(), matrix.columns()};
    double[] elements = matrix.elements();
    return made(() -> elements.length == 0
        ? Nd4j.create(DataType.DOUBLE, shape) : Nd4j.create(elements, shape, 'c'));
  }

  /**
   * An array of two axes as a matrix, whatever its type and the order of its elements.
   *
   * @param array [rows, columns]
   * @throws IllegalArgumentException if it has another number of axes
   */
  public static Matrix matrix(INDArray array) {
    if (array.rank() != 2) {
      throw new IllegalArgumentException("an array of " + array.rank() + " axes is no matrix");
    }
    return new Matrix(Math.toIntExact(array.size(0)), Math.toIntExact(array.size(1)),
        array.isEmpty() ? new double[0] : read(array, DataBuffer::asDouble));
  }

  /**
   * A tensor as an array.
   *
   * @return 32-bit floats in the same shape; the caller closes it
   */
  public static INDArray of(Tensor tensor) {
    return made(() -> tensor.data().length == 0
        ? Nd4j.create(DataType.FLOAT, tensor.shape()) : Nd4j.create(tensor.data(), tensor.shape(), 'c'));
  }

  /**
   * An array as a tensor, whatever its type and the order of its elements. Numbers are rounded to 32-bit floats.
   *
   * @param array of any shape
   */
  public static Tensor tensor(INDArray array) {
    return Tensor.of(array.isEmpty() ? new float[0] : read(array, DataBuffer::asFloat), array.shape());
  }

  /** By a copy, whose elements are those of the array in their order and nothing else. */
  private static <T> T read(INDArray array, Function<DataBuffer, T> elements) {
    try (INDArray copy = made(() -> array.dup('c'))) {
      return elements.apply(copy.data());
    }
  }

  private static INDArray made(Supplier<INDArray> array) {
    try {
      // Otherwise ND4J looks for its backend with the class loader of whatever thread comes first.
      ND4JClassLoading.setNd4jClassloaderFromClass(Nd4j.class);
      MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
      try {
        return array.get();
      } finally {
        outside.close();
      }
    } catch (LinkageError e) {
      throw ArraysError.missing(e, System.getProperty("os.name") + " on " + System.getProperty("os.arch"));
    }
  }
}
