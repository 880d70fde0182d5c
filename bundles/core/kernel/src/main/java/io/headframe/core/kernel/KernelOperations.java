package io.headframe.core.kernel;

import java.nio.ByteBuffer;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Operations on 32-bit floats: inputs and results in Java arrays, weights and caches in native memory, which stays the
 * caller's. Weights do not change while they are used: of a small matrix a kernel may keep a copy in another order. A
 * row is one position. Results differ from exact ones by rounding alone: each sum of products is as good as one of some
 * order, with or without fused steps. A row's result does not depend on the rows beside it, except by that order.
 *
 * <p>One thread uses an instance at a time. Memory that matrices and caches stand on must be valid during a call.
 * Nothing is checked but what would read or write outside of arrays and buffers: that is refused with
 * {@link IndexOutOfBoundsException} or {@link IllegalArgumentException}.
 */
@ConsumerType
public interface KernelOperations extends AutoCloseable {

  /** What computes, for people: {@code Vector API, 512 bits, 2 threads}. A loop without vectors says so. */
  String description();

  /**
   * Whether a pass is likely to be faster here than through matrix products of libtorch, which cost some microseconds
   * a call and read weights for one row at a quarter of the memory's speed.
   *
   * @param weights how many a layer has
   * @param rows of the pass
   */
  boolean suits(long weights, int rows);

  /**
   * A matrix of 32-bit floats.
   *
   * @param values [out, in] row by row in native byte order, direct; from the buffer's position on
   * @param out number of rows
   * @param in length of a row; any number from 1 on
   * @return reads that memory
   */
  Matrix matrix(ByteBuffer values, int out, int in);

  /**
   * A matrix of 8-bit integers with one factor for each row: w[o, i] = scales[o] · values[o, i]. Inputs of products
   * stay 32-bit floats.
   *
   * @param values [out, in] row by row, direct; from the buffer's position on
   * @param scales [out]; not copied
   * @return a view of that memory
   */
  Matrix matrix(ByteBuffer values, float[] scales, int out, int in);

  /**
   * Multiplies rows with several matrices that take the same input.
   *
   * @param x [row, in], from the array's begin on
   * @param rows at least 1
   * @param products what is computed; their results do not overlap with {@code x} or each other
   */
  void multiply(float[] x, int rows, List<Product> products);

  /** Causal attention of new positions over caches that hold them already. */
  void attend(AttentionWork work);

  /**
   * Ends the threads. A second call does nothing; products and attention are refused with
   * {@link IllegalStateException} from then on.
   */
  @Override
  void close();
}
